package parley.station.house;

import java.util.Optional;

/**
 * A text that is about to be shown to somebody.
 *
 * @param lineId 32 hexadecimal digits
 * @param author the displayed name of who wrote it here; empty when it came from the other side
 * @param urgent whether it is shown at once, its reading written beside and not before
 */
public record Shown(String lineId, String serial, Optional<String> author, boolean urgent) {}
