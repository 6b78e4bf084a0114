package parley.sim;

import java.util.List;
import java.util.Locale;
import parley.sim.world.Plan;
import parley.sim.world.Sometimes;
import parley.sim.world.World;

/**
 * What came of one run.
 *
 * @param breach the first promise that was broken; {@link #KEPT} if none was
 */
public record Outcome(Plan plan, Breach breach, Counts counts, Sometimes sometimes, Told told) {
  /** No promise was broken. */
  public static final Breach KEPT = new Breach("", "");

  /**
   * A broken promise.
   *
   * @param promise its name, such as {@code V1}
   */
  public record Breach(String promise, String what) {}

  /**
   * How much happened.
   *
   * @param micros simulated time
   * @param starts how often a station was started again
   */
  public record Counts(
      long micros, long events, long entries, long messages, long calls, int starts) {}

  /** The trace: its hash, and its last lines. */
  public record Told(long hash, List<String> last) {
    public Told {
      last = List.copyOf(last);
    }
  }

  /** Returns one line that says it all. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "seed %d: %s; %.1f simulated minutes, %d events, %d entries, %d messages, %d calls,"
            + " %d starts; trace %016x; faults %s",
        plan.seed(),
        isKept() ? "every promise kept" : "BROKEN " + breach.promise(),
        counts.micros() / (double) World.MINUTE,
        counts.events(),
        counts.entries(),
        counts.messages(),
        counts.calls(),
        counts.starts(),
        told.hash(),
        plan.faults());
  }

  /** Whether every promise was kept. */
  public boolean isKept() {
    return breach.equals(KEPT);
  }
}
