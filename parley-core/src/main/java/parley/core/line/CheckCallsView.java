package parley.core.line;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The check calls of a line as the watch sees them.
 *
 * @param nextSeconds the next time of the calendar, Unix seconds; empty: the terms know none
 * @param openSeconds the time for which a call counts that rings now; empty: none does
 * @param openResult what came of that one so far
 * @param missed the newest time that ended without an answered call
 * @param streak on how many weekdays in a row, up to that one, no check call was answered
 */
public record CheckCallsView(
    OptionalLong nextSeconds,
    OptionalLong openSeconds,
    CheckCallResult openResult,
    Optional<Missed> missed,
    int streak) {
  /** A time that ended without an answered call, and what came of it. */
  public record Missed(long dueSeconds, long endedMillis, CheckCallResult result) {}
}
