package parley.core.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.core.call.CallState.Alert;
import parley.core.call.CallState.Delivered;

/** Where one message stands. It moves only forward; {@link MessageRules} holds every legal move. */
public sealed interface MessageState {
  /** Accepted and durable, no place in the log yet. */
  record Waiting(Instant accepted) implements MessageState {}

  /** Taken back while it waited; its serial is entered, its text is not. */
  record Withdrawn(Instant at) implements MessageState {}

  /** In the author's log. */
  sealed interface InTheLog extends MessageState {
    /** When it was entered, by the author's clock. */
    Instant entered();

    /** The receiving station's receipt. */
    Optional<Delivered> delivered();

    /** What the receiving station said about its armed positions. */
    List<Alert> alerts();
  }

  /** Entered, perhaps delivered and alerted; no person has taken notice. */
  record Entered(Instant entered, Optional<Delivered> delivered, List<Alert> alerts)
      implements InTheLog {
    public Entered {
      alerts = List.copyOf(alerts);
    }
  }

  /** A person took notice. */
  record Acknowledged(
      Instant entered, Optional<Delivered> delivered, List<Alert> alerts, Instant at, String by)
      implements InTheLog {
    public Acknowledged {
      alerts = List.copyOf(alerts);
    }
  }
}
