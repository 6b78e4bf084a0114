package parley.core.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import parley.core.Limits;
import parley.journal.Side;

/** The {@code checks} entries of both logs, and what they come to. */
final class CheckBook {
  private final List<CheckEntry> ofA = new ArrayList<>();
  private final List<CheckEntry> ofB = new ArrayList<>();
  private final Set<Long> startsOfA = new HashSet<>();
  private final Set<Long> startsOfB = new HashSet<>();

  void entered(Placed entry) {
    var check = CheckEntry.of(entry);
    of(check.side()).add(check);
    (check.side() == Side.A ? startsOfA : startsOfB).add(check.startMillis());
  }

  private List<CheckEntry> of(Side side) {
    return side == Side.A ? ofA : ofB;
  }

  /** All entries of a side, in the order of its log. */
  List<CheckEntry> all(Side side) {
    return List.copyOf(of(side));
  }

  /** Whether a side has entered the interval that began then. */
  boolean entered(Side side, long startMillis) {
    return (side == Side.A ? startsOfA : startsOfB).contains(startMillis);
  }

  /** When a side entered its newest. */
  OptionalLong newestMillis(Side side) {
    var all = of(side);
    return all.isEmpty() ? OptionalLong.empty() : OptionalLong.of(all.getLast().atMillis());
  }

  /** What a side's own checks come to now. */
  LineChecks seen(Side side, Duration interval, long wallMillis) {
    var all = of(side).stream().filter(CheckEntry::counts).toList();
    var passed = all.stream().filter(CheckEntry::passed).toList();
    var missed = 0;
    while (missed < all.size() && !all.get(all.size() - 1 - missed).passed()) {
      missed++;
    }
    var last =
        passed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(passed.getLast().atMillis());
    var late =
        last.isPresent()
            && wallMillis - last.getAsLong()
                > interval.toMillis() * Limits.CHECK_LATE_PERCENT / 100;
    return new LineChecks(last, missed, late, passed.size(), all.size() - passed.size(), interval);
  }
}
