package parley.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured durations in milliseconds, and what is said of them. */
final class Figures {
  private final List<Double> values = new ArrayList<>();

  void add(double millis) {
    values.add(millis);
  }

  int count() {
    return values.size();
  }

  /** Returns the value below which {@code share} of all lie, 0 to 1; not a number when none. */
  double at(double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
  }

  double median() {
    return at(0.5);
  }

  /** One line of it: count, median, 95th percentile, worst. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "n=%d median %.1f ms p95 %.1f ms max %.1f ms",
        count(),
        median(),
        at(0.95),
        at(1));
  }
}
