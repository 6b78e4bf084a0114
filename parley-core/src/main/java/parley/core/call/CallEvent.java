package parley.core.call;

import java.time.Instant;
import java.util.Optional;

/** What can happen to a call, as the two logs tell it. */
public sealed interface CallEvent {
  /** When, by the clock of whoever brought it about. */
  Instant at();

  /** The called station cosigned a checkpoint of {@code size} that covers the ring. */
  record Cosigned(Instant at, long size) implements CallEvent {}

  /** The called station says that {@code positions} armed positions ring, at a stage if any. */
  record Alerted(Instant at, int positions, Optional<Stage> stage) implements CallEvent {}

  /**
   * Somebody at the called station answered.
   *
   * @param knewOfEnd true if the called station already stored an end of this call; such an answer
   *     is void
   */
  record Answered(Instant at, String by, boolean knewOfEnd) implements CallEvent {}

  /** The called side declined. */
  record Declined(Instant at, String by, String reason, boolean knewOfEnd) implements CallEvent {}

  /**
   * An {@code ended} entry.
   *
   * @param outcome what its author says
   * @param silence for a failed call, which silence its author met
   */
  record EndEntered(Instant at, String by, Outcome outcome, Silence silence, EndBy whose)
      implements CallEvent {}

  /**
   * Who ended a call, and what of the other side's decisions its author had stored by then.
   *
   * @param caller whether the caller wrote it
   * @param knewOfAnswer true if its author had already stored an answer
   * @param knewOfEnd true if its author had already stored an end of this call
   */
  record EndBy(boolean caller, boolean knewOfAnswer, boolean knewOfEnd) {}

  /** The outcome that the author of an {@code ended} entry claims. */
  enum Outcome {
    HUNG_UP("hung-up"),
    WITHDRAWN("withdrawn"),
    UNANSWERED("unanswered"),
    FAILED("failed"),
    JOINED("joined"),
    /** A talking call that gave way to one of higher precedence. */
    PRE_EMPTED("pre-empted");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word in the entry's attributes. */
    public String word() {
      return word;
    }

    /**
     * Returns the outcome that a word names; an unknown word counts as hung up, which claims least.
     */
    public static Outcome of(String word) {
      for (var outcome : values()) {
        if (outcome.word.equals(word)) {
          return outcome;
        }
      }
      return HUNG_UP;
    }
  }
}
