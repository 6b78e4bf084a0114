package parley.core.line;

import java.util.Optional;

/**
 * An officer's order to send a message.
 *
 * @param text the authentic text; at most 16 KiB in UTF-8
 * @param language BCP 47
 * @param corrects the serial of the message of ours that this one corrects
 */
public record SendOrder(
    Officer by,
    Precedence precedence,
    String text,
    String language,
    Optional<String> corrects,
    boolean exercise) {}
