package parley.core.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one call stands. It moves only forward; {@link CallRules} holds every legal move. */
public sealed interface CallState {
  /**
   * How far the call got before anyone decided about it.
   *
   * @param since when the caller lifted, by the caller's clock
   * @param delivered when the called station cosigned the ring
   * @param alerts what the called station said about its armed positions, in order
   */
  record Reached(Instant since, Optional<Delivered> delivered, List<Alert> alerts) {
    public Reached {
      alerts = List.copyOf(alerts);
    }

    /** Whether the called station ever said that an armed position rang. */
    public boolean everArmed() {
      return alerts.stream().anyMatch(alert -> alert.positions() > 0);
    }

    /** The reading of the silence so far, once the call is known to be at the other station. */
    public Optional<Silence> silence() {
      if (delivered.isEmpty() || alerts.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(everArmed() ? Silence.RANG_NOT_ANSWERED : Silence.NOBODY_ARMED);
    }
  }

  /**
   * The receipt of the ring.
   *
   * @param at the time in the cosignature
   * @param size the size of the caller's log that it covers
   */
  record Delivered(Instant at, long size) {}

  /** "It rings at {@code positions} armed positions"; 0: nobody is armed. */
  record Alert(Instant at, int positions, Optional<Stage> stage) {}

  /** How far the call got. */
  Reached reached();

  /** Nobody has answered, and the window is open. */
  record Ringing(Reached reached) implements CallState {}

  /** Somebody answered. */
  record Talking(Reached reached, Instant since, String answeredBy) implements CallState {}

  /** The call is over; the record says how. */
  sealed interface Ended extends CallState {
    /** When it ended, by the clock of whoever ended it. */
    Instant at();
  }

  /** Ended by either side after an answer. */
  record HungUp(Reached reached, Instant answeredAt, String answeredBy, Instant at, String by)
      implements Ended {}

  /** Ended by either side's station because a call of higher precedence needed its people. */
  record PreEmpted(Reached reached, Instant answeredAt, String answeredBy, Instant at, String by)
      implements Ended {}

  /** Taken back by the caller. */
  record Withdrawn(Reached reached, Instant at, boolean answerCrossed) implements Ended {}

  /** Declined by the called side. */
  record Declined(Reached reached, Instant at, String by, String reason) implements Ended {}

  /**
   * The window ended with the call at the other station: the fact that a journal must be able to
   * prove.
   */
  record Unanswered(Reached reached, Instant at, boolean answerCrossed) implements Ended {}

  /** The call never got to the other station. */
  record Failed(Reached reached, Instant at, Silence why) implements Ended {}

  /** Both sides had lifted: this ring joined the other side's call. */
  record Joined(Reached reached, Instant at) implements Ended {}
}
