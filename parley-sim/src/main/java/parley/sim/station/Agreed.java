package parley.sim.station;

import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.IntStream;
import parley.core.line.Terms;

/** What the two parties of a simulation have agreed. */
final class Agreed {
  /** Checks every minute, so that a run of some minutes sees them pass, fail and be missed. */
  static final Terms TERMS =
      Terms.DEFAULT.withChecks(
          Duration.ofMinutes(1),
          IntStream.range(0, 24).mapToObj(hour -> LocalTime.of(hour, 0)).toList());

  private Agreed() {}
}
