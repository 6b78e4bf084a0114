package parley.core.line;

/**
 * What one side has declared of the line, in a {@code status} entry.
 *
 * @param reason why, in its author's words; empty for an open line
 * @param by the display name its author claims
 * @param atMillis when, by its author's clock
 */
public record Declaration(LineStatus status, String reason, String by, long atMillis) {}
