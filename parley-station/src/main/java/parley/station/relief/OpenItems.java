package parley.station.relief;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import parley.core.call.CallState;
import parley.core.handover.OpenItem;
import parley.core.handover.OpenItem.Kind;
import parley.core.line.CallView;
import parley.core.line.MessageView;
import parley.core.line.Precedence;
import parley.core.message.MessageState;
import parley.core.watch.Alarm;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.watch.WatchFloor;

/** Works out what a watch leaves open. */
final class OpenItems {
  /** More than anybody can brief; the newest are kept. */
  private static final int MOST_MESSAGES = 500;

  private final Lines lines;
  private final WatchFloor floor;
  private final Supplier<List<OpenItem>> more;

  /**
   * @param more what other parts of the station leave open
   */
  OpenItems(Lines lines, WatchFloor floor, Supplier<List<OpenItem>> more) {
    this.lines = lines;
    this.floor = floor;
    this.more = more;
  }

  /**
   * Returns what is open now: what is critical first, then the oldest.
   *
   * @param leaver the displayed name of who holds the position
   * @param sinceMillis since when
   */
  List<OpenItem> of(String leaver, long sinceMillis) {
    List<OpenItem> open = new ArrayList<>();
    for (var line : lines.all()) {
      line.traffic().openCalls().forEach(call -> open.add(call(line, call)));
      line.traffic().unacknowledged().forEach(message -> open.add(message(line, message)));
      open.addAll(acknowledged(line, leaver, sinceMillis));
    }
    open.addAll(more.get());
    Set<String> serials = new HashSet<>();
    open.forEach(item -> item.serial().ifPresent(serials::add));
    for (var alarm : floor.alarms().list()) {
      if (alarm.condition().serial().filter(serials::contains).isEmpty()) {
        open.add(alarm(alarm));
      }
    }
    open.sort(
        (one, other) ->
            one.critical() == other.critical()
                ? Long.compare(one.atMillis(), other.atMillis())
                : Boolean.compare(other.critical(), one.critical()));
    return open;
  }

  private static OpenItem call(LineKeeper line, CallView call) {
    boolean rings = !call.outbound() && call.state() instanceof CallState.Ringing;
    var words =
        rings
            ? "A call from " + line.name() + " rings here."
            : call.state() instanceof CallState.Talking
                ? "A call with " + line.name() + " is open."
                : "Our call to " + line.name() + " rings.";
    return new OpenItem(
        "call." + line.name() + "." + call.serial(),
        rings ? Kind.RINGING : Kind.CALL,
        true,
        Optional.of(line.name()),
        Optional.of(call.serial()),
        call.atMillis(),
        words);
  }

  private static OpenItem message(LineKeeper line, MessageView message) {
    var kind = message.outbound() ? Kind.UNACKNOWLEDGED_OUT : Kind.UNACKNOWLEDGED_IN;
    var words =
        message.outbound()
            ? "No person at " + line.name() + " has acknowledged it."
            : "Nobody here has acknowledged it.";
    return item(line, message, kind, words);
  }

  private static List<OpenItem> acknowledged(LineKeeper line, String by, long sinceMillis) {
    return line
        .traffic()
        .page(Optional.empty(), MOST_MESSAGES, Item.Message.class::isInstance)
        .stream()
        .map(item -> ((Item.Message) item).view())
        .filter(message -> !message.outbound() && acknowledgedBy(message, by, sinceMillis))
        .map(
            message ->
                item(
                    line,
                    message,
                    Kind.ACKNOWLEDGED,
                    by + " acknowledged it; that lapses with the watch."))
        .toList();
  }

  private static boolean acknowledgedBy(MessageView message, String by, long sinceMillis) {
    return message.state() instanceof MessageState.Acknowledged known
        && known.by().equals(by)
        && known.at().toEpochMilli() >= sinceMillis;
  }

  private static OpenItem item(LineKeeper line, MessageView message, Kind kind, String words) {
    boolean grave =
        message.precedence() == Precedence.FLASH || message.precedence() == Precedence.IMMEDIATE;
    return new OpenItem(
        "message." + line.name() + "." + message.serial(),
        kind,
        grave && kind != Kind.ACKNOWLEDGED,
        Optional.of(line.name()),
        Optional.of(message.serial()),
        message.atMillis(),
        message.precedence() + ". " + words);
  }

  private static OpenItem alarm(Alarm alarm) {
    var condition = alarm.condition();
    return new OpenItem(
        "alarm." + alarm.id(),
        Kind.ALARM,
        condition.priority() == Alarm.Priority.HIGH,
        condition.line(),
        condition.serial(),
        condition.sinceMillis(),
        condition.words());
  }
}
