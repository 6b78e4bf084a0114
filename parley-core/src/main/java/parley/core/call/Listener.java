package parley.core.call;

/**
 * A position that hears both sides of a call and says nothing.
 *
 * @param ours whether it is of this station
 * @param name the display name of who began to listen
 */
public record Listener(boolean ours, String name, String position) {}
