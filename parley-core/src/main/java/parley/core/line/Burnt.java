package parley.core.line;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Serials that nothing carries although later ones are in use: the disk refused what should have
 * carried them, or a kill took a call that was not entered. Each is entered as withdrawn once the
 * journal goes on, so that no serial is missing.
 */
final class Burnt {
  private final Set<String> owed = new LinkedHashSet<>();
  private final Set<String> underWay = new HashSet<>();

  void add(String serial) {
    owed.add(serial);
  }

  /** Returns those that are still to be entered, and counts them as on their way. */
  List<String> take() {
    return owed.stream().filter(underWay::add).toList();
  }

  /** What is to be told when one became durable, or was refused and has to be tried again. */
  Draft.Outcome outcome(String serial) {
    return new Draft.Outcome() {
      @Override
      public void durable(String known) {
        owed.remove(serial);
        underWay.remove(serial);
      }

      @Override
      public void refused(Refusal why) {
        underWay.remove(serial);
      }
    };
  }
}
