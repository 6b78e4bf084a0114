package parley.station.escalation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.core.line.Precedence;

/** A way in which somebody is reached. */
public interface Way {
  /**
   * Something that waits for a person.
   *
   * @param key the same for as long as it waits
   * @param caption what fits the display of a phone
   * @param positions to whom it has been brought
   */
  record Errand(String key, String caption, Precedence precedence, Set<String> positions) {
    public Errand {
      positions = Set.copyOf(positions);
    }
  }

  /** What came of bringing something to one position. */
  sealed interface Outcome {
    /** It sounds there now; that a person heard it is not known. */
    record Brought() implements Outcome {}

    /**
     * It does not sound there.
     *
     * @param why English, a few words
     */
    record Failed(String why) implements Outcome {}
  }

  /** Brings something to a position; empty when that position is not reached in this way. */
  Optional<Outcome> bring(String position);

  /** Exactly these still wait: whatever else sounds in this way ends. Told twice a second. */
  void waiting(List<Errand> errands);
}
