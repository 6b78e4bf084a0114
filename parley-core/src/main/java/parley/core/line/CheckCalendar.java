package parley.core.line;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import parley.core.Limits;

/**
 * When the two watches ring each other to try the line with people: the same times every day, in
 * UTC. A check call counts for a time from {@link #BEFORE} it to {@link #AFTER} it.
 *
 * @param times in any order; none: there are no check calls
 */
record CheckCalendar(List<LocalTime> times) {
  static final Duration BEFORE = Duration.ofMinutes(15);
  static final Duration AFTER = Duration.ofMinutes(30);

  CheckCalendar {
    times = times.stream().sorted().distinct().toList();
  }

  /** Returns the time for which a call counts that rings now, in Unix seconds. */
  OptionalLong open(long wallMillis) {
    return around(wallMillis)
        .filter(
            at ->
                at * 1_000 - BEFORE.toMillis() <= wallMillis
                    && wallMillis < at * 1_000 + AFTER.toMillis())
        .findFirst();
  }

  /** Returns the first time after now, in Unix seconds. */
  OptionalLong next(long wallMillis) {
    return around(wallMillis).filter(at -> at * 1_000 > wallMillis).findFirst();
  }

  /** Returns the newest time whose call can no longer be made, in Unix seconds. */
  OptionalLong ended(long wallMillis) {
    return around(wallMillis)
        .filter(at -> at * 1_000 + AFTER.toMillis() <= wallMillis)
        .reduce((_, later) -> later);
  }

  /** Returns the times that ended after one moment and by another, in Unix seconds. */
  List<Long> endedBetween(long afterMillis, long untilMillis) {
    var ended = new ArrayList<Long>();
    var longest = Limits.CHECK_CALLS_DUE;
    for (var at = untilMillis; !times.isEmpty() && at > afterMillis && ended.size() < longest; ) {
      var newest = ended(at);
      if (newest.isEmpty() || end(newest.getAsLong()) <= afterMillis) {
        break;
      }
      ended.addFirst(newest.getAsLong());
      at = end(newest.getAsLong()) - 1;
    }
    return ended;
  }

  private static long end(long seconds) {
    return seconds * 1_000 + AFTER.toMillis();
  }

  /** The times from the day before until the day after, in order. */
  private LongStream around(long wallMillis) {
    var today = Instant.ofEpochMilli(wallMillis).atOffset(ZoneOffset.UTC).toLocalDate();
    return LongStream.rangeClosed(-1, 1)
        .boxed()
        .flatMap(days -> times.stream().map(time -> today.plusDays(days).atTime(time)))
        .mapToLong(at -> at.toEpochSecond(ZoneOffset.UTC));
  }
}
