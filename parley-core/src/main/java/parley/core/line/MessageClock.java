package parley.core.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.core.call.CallState.Delivered;
import parley.core.message.MessageState;

/**
 * How long a message may wait for a person's acknowledgement, counted on this station's clock: a
 * FLASH as the line's terms say (10 min), an IMMEDIATE 30 min, with a warning at half (ACP 121).
 * What is less has no limit.
 *
 * @param since when it was accepted (ours) or stood durable here (theirs)
 * @param stopped when a person acknowledged it, or it was withdrawn
 */
public record MessageClock(Instant since, Duration limit, Optional<Instant> stopped) {
  /** ACP 121: an IMMEDIATE is acted upon within half an hour. */
  public static final Duration IMMEDIATE_LIMIT = Duration.ofMinutes(30);

  /** How much of the limit is gone. */
  public enum Stand {
    /** Less than half of it. */
    RUNNING,
    /** Half of it or more. */
    HALF_OVER,
    /** All of it. */
    OVER,
    /** A person acknowledged it, in time or late. */
    STOPPED
  }

  /** Returns the clock of a message; empty when its precedence has no limit. */
  public static Optional<MessageClock> of(MessageView message, Terms terms) {
    return limit(message.precedence(), terms)
        .map(limit -> new MessageClock(since(message), limit, stopped(message.state())));
  }

  private static Optional<Duration> limit(Precedence precedence, Terms terms) {
    return switch (precedence) {
      case FLASH -> Optional.of(terms.flashLimit());
      case IMMEDIATE -> Optional.of(IMMEDIATE_LIMIT);
      case PRIORITY, ROUTINE -> Optional.empty();
    };
  }

  /** Their clock dates what they wrote; ours says since when it has been here. */
  private static Instant since(MessageView message) {
    var written = Instant.ofEpochMilli(message.atMillis());
    return message.outbound() ? written : delivered(message.state()).orElse(written);
  }

  private static Optional<Instant> delivered(MessageState state) {
    return state instanceof MessageState.InTheLog there
        ? there.delivered().map(Delivered::at)
        : Optional.empty();
  }

  private static Optional<Instant> stopped(MessageState state) {
    return switch (state) {
      case MessageState.Acknowledged known -> Optional.of(known.at());
      case MessageState.Withdrawn(var at) -> Optional.of(at);
      case MessageState.Entered _, MessageState.Waiting _ -> Optional.empty();
    };
  }

  /** When half of the limit is over. */
  public Instant half() {
    return since.plus(limit.dividedBy(2));
  }

  /** When all of it is. */
  public Instant end() {
    return since.plus(limit);
  }

  /** How it stands at a time. */
  public Stand at(Instant now) {
    if (stopped.isPresent()) {
      return Stand.STOPPED;
    }
    if (now.isBefore(half())) {
      return Stand.RUNNING;
    }
    return now.isBefore(end()) ? Stand.HALF_OVER : Stand.OVER;
  }
}
