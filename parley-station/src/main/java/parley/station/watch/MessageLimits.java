package parley.station.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.core.Clock;
import parley.core.line.MessageClock;
import parley.core.line.MessageView;
import parley.core.line.Precedence;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;

/**
 * What waits for a person beyond half of its limit, or all of it. That a message of theirs waits
 * here is an alarm from its first second; that its limit is over is another one, which sounds anew.
 */
public final class MessageLimits implements Supplier<List<Condition>> {
  private final Lines lines;
  private final Clock clock;

  public MessageLimits(Lines lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public List<Condition> get() {
    var now = Instant.ofEpochMilli(clock.wallMillis());
    List<Condition> found = new ArrayList<>();
    for (var line : lines.all()) {
      for (var message : line.traffic().unacknowledged()) {
        MessageClock.of(message, line.identity().terms())
            .flatMap(limit -> condition(line, message, limit, now))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Condition> condition(
      LineKeeper line, MessageView message, MessageClock limit, Instant now) {
    return switch (limit.at(now)) {
      case RUNNING, STOPPED -> Optional.empty();
      case HALF_OVER ->
          message.outbound()
              ? Optional.of(
                  condition(line, message, Priority.LOW, words(message, limit, "is half over")))
              : Optional.empty();
      // A FLASH of theirs rings until somebody acknowledges it; nothing is louder.
      case OVER ->
          message.outbound() || message.precedence() != Precedence.FLASH
              ? Optional.of(
                  condition(line, message, Priority.HIGH, words(message, limit, "is over")))
              : Optional.empty();
    };
  }

  private static Condition condition(
      LineKeeper line, MessageView message, Priority priority, String words) {
    return new Condition(
        priority,
        Kind.MESSAGE,
        Optional.of(line.name()),
        Optional.of(message.serial()),
        message.atMillis(),
        words);
  }

  private static String words(MessageView message, MessageClock limit, String gone) {
    return "%s: no person %s has acknowledged it. Its limit of %d min %s: %s."
        .formatted(
            message.precedence(),
            message.outbound() ? "there" : "here",
            limit.limit().toMinutes(),
            gone,
            Times.dtg(limit.end().toEpochMilli()));
  }
}
