package parley.core.line;

/**
 * An officer's order to declare the line open, suspended or closed.
 *
 * @param reason why; needed for everything but open
 */
public record DeclareOrder(Officer by, LineStatus status, String reason) {}
