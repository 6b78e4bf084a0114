package parley.core.line;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Leaves of the counterpart's log that did not open, and which of them our {@code fault} entries
 * have named already.
 *
 * <p>A fault names a run of neighbours and never a leaf that did open: whoever must prove that
 * nobody answered leans on it, and the counterpart could refute a run that is too long.
 */
final class Unopened {
  private final NavigableSet<Long> untold = new TreeSet<>();
  private final NavigableSet<Long> told = new TreeSet<>();

  /** A run of leaves, {@code first} and the {@code count - 1} after it. */
  record Run(long first, long count) {}

  /** Notes a leaf that did not open. */
  void found(long index) {
    if (!told.contains(index)) {
      untold.add(index);
    }
  }

  /** Notes that a fault entry of ours, perhaps from before a restart, names this run. */
  void told(Run run) {
    for (var index = run.first(); index < run.first() + Math.max(1, run.count()); index++) {
      told.add(index);
      untold.remove(index);
    }
  }

  /** Returns the first run no fault has named yet. */
  Optional<Run> next() {
    if (untold.isEmpty()) {
      return Optional.empty();
    }
    var first = untold.getFirst();
    var count = 1L;
    while (untold.contains(first + count)) {
      count++;
    }
    return Optional.of(new Run(first, count));
  }

  /** Returns all that wait to be named. */
  NavigableSet<Long> untold() {
    return Collections.unmodifiableNavigableSet(untold);
  }
}
