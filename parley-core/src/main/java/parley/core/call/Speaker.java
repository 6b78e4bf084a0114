package parley.core.call;

/**
 * Who speaks for one side of a call.
 *
 * @param name the display name
 * @param position the position, as that side names it; empty if it said none
 */
public record Speaker(String name, String position) {}
