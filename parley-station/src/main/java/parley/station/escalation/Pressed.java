package parley.station.escalation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.call.Escalation;
import parley.core.house.About;
import parley.core.line.MessageView;
import parley.core.line.Precedence;
import parley.core.watch.Alarm;
import parley.core.watch.Pressing;
import parley.station.line.LineKeeper;

/**
 * One thing that waits for a person: a message that nobody acknowledged, or an alarm that somebody
 * passes on.
 *
 * @param times when it goes further by itself; empty: by hand only
 * @param about where its steps are entered; empty for an alarm that is about no line
 */
record Pressed(
    String key,
    String caption,
    Precedence precedence,
    Optional<Escalation> times,
    Optional<String> line,
    Optional<String> serial,
    Optional<About> about,
    long sinceMillis) {

  /** The key of a message. */
  static String key(String lineId, String serial) {
    return lineId + "/" + serial;
  }

  long ageMillis(long wallMillis) {
    return Math.max(0, wallMillis - sinceMillis);
  }

  /** Everything that waits now, by key; of alarms only those that somebody passes on. */
  static Map<String, Pressed> all(EscalationDesk.Parts parts, Set<String> byHand) {
    Map<String, Pressed> all = new LinkedHashMap<>();
    for (var line : parts.lines().all()) {
      for (var message : line.traffic().unacknowledged()) {
        if (message.possible().acknowledge()) {
          var one = of(line, message);
          boolean further = message.precedence().compareTo(Precedence.IMMEDIATE) >= 0;
          if (further || passedOn(parts, one, byHand)) {
            all.put(one.key(), one);
          }
        }
      }
    }
    for (var alarm : parts.floor().alarms().list()) {
      if (alarm.unnoticed() && byHand.contains(alarm.id())) {
        var one = of(parts, alarm);
        all.putIfAbsent(one.key(), one);
      }
    }
    return all;
  }

  private static boolean passedOn(EscalationDesk.Parts parts, Pressed one, Set<String> byHand) {
    return parts.floor().alarms().list().stream()
        .anyMatch(
            alarm ->
                byHand.contains(alarm.id())
                    && alarm.condition().line().equals(one.line())
                    && alarm.condition().serial().equals(one.serial()));
  }

  private static Pressed of(LineKeeper line, MessageView message) {
    return new Pressed(
        key(line.id().hex(), message.serial()),
        message.precedence() + " " + message.serial(),
        message.precedence(),
        times(line, message.precedence()),
        Optional.of(line.name()),
        Optional.of(message.serial()),
        Optional.of(new About(line.id().hex(), message.serial())),
        message.atMillis());
  }

  /** A FLASH sounds everywhere at once and then goes as the line's terms say of calls. */
  private static Optional<Escalation> times(LineKeeper line, Precedence precedence) {
    return switch (precedence) {
      case FLASH -> {
        var terms = line.identity().terms().escalation();
        yield Optional.of(new Escalation(Duration.ZERO, terms.supervisor(), terms.dutyPhone()));
      }
      case IMMEDIATE -> Optional.of(Pressing.IMMEDIATE);
      case PRIORITY, ROUTINE -> Optional.empty();
    };
  }

  /** The message that an alarm stands for, or the alarm itself. */
  static Pressed of(EscalationDesk.Parts parts, Alarm alarm) {
    var condition = alarm.condition();
    var line = condition.line().flatMap(parts.lines()::find);
    var message =
        line.flatMap(
            keeper ->
                keeper.traffic().unacknowledged().stream()
                    .filter(one -> condition.serial().equals(Optional.of(one.serial())))
                    .findFirst());
    if (line.isPresent() && message.isPresent()) {
      return of(line.get(), message.get());
    }
    return new Pressed(
        alarm.id(),
        condition.kind().name() + " " + condition.line().orElse(""),
        precedence(condition.priority()),
        Optional.empty(),
        condition.line(),
        condition.serial(),
        Optional.empty(),
        condition.sinceMillis());
  }

  private static Precedence precedence(Alarm.Priority priority) {
    return switch (priority) {
      case HIGH -> Precedence.IMMEDIATE;
      case MEDIUM -> Precedence.PRIORITY;
      case LOW -> Precedence.ROUTINE;
    };
  }
}
