package parley.station.signin;

/**
 * The console that a session is bound to.
 *
 * @param console names the browser, as {@link ConsoleKey#name} does
 * @param key the key of the session's stamps
 * @param sinceMillis when the session began
 */
public record Binding(String console, StampKey key, long sinceMillis) {}
