package parley.sim.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How often each {@link Mark} was seen. */
public final class Sometimes {
  private final Map<Mark, Long> counts = new EnumMap<>(Mark.class);

  /** Starts with nothing seen. */
  public Sometimes() {}

  /** Counts one. */
  public void saw(Mark mark) {
    counts.merge(mark, 1L, Long::sum);
  }

  /** Adds what another run saw. */
  public void add(Sometimes other) {
    other.counts.forEach((mark, count) -> counts.merge(mark, count, Long::sum));
  }

  /** Returns how often a mark was seen. */
  public long count(Mark mark) {
    return counts.getOrDefault(mark, 0L);
  }

  /** Returns the marks that were never seen. */
  public Set<Mark> never() {
    var never = EnumSet.allOf(Mark.class);
    never.removeAll(counts.keySet());
    return never;
  }
}
