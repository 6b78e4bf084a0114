package parley.core.call;

/**
 * What one side stated or repeated within a call.
 *
 * @param what such as {@code grid}, {@code time} or {@code number}
 * @param ours whether this side entered it
 * @param by the display name of who did
 * @param agreed both sides entered the same text for the same {@code what}
 */
public record ReadBack(String what, String text, boolean ours, String by, boolean agreed) {}
