package parley.station.watch;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.line.LineIdentity;
import parley.core.line.Officer;
import parley.core.watch.Alarm;
import parley.core.watch.AlarmReport;
import parley.core.watch.AlarmReport.Noticed;
import parley.core.watch.AlarmReport.Raised;
import parley.core.watch.Alarms;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;
import parley.station.traffic.Words;

/**
 * What became of every alarm: entered in the house journal without waiting for it, and kept for the
 * monthly report.
 */
public final class AlarmBook {
  private static final String RAISED = "raised";
  private static final String ENDED = "ended";

  /** A person took notice. */
  static final String ACKNOWLEDGED = "acknowledged";

  static final String SHELVED = "shelved";
  static final String UNSHELVED = "unshelved";
  static final String REASON = "reason";
  static final String UNTIL = "until";

  private final HouseDoor door;
  private final Standing standing = new Standing();
  private final List<Raised> raised = new ArrayList<>();
  private final List<Noticed> noticed = new ArrayList<>();

  /** Reads what earlier runs entered in the house journal. */
  public AlarmBook(HouseDoor door, HouseKeeper house) {
    this.door = door;
    for (var content : house.atStart()) {
      var entered = HouseCodec.read(content);
      keep(entered);
      standing.take(entered);
    }
    house.earlier(content -> keep(HouseCodec.read(content)));
  }

  /** What people had done about alarms when the station started. */
  Alarms asItWas() {
    return standing.alarms();
  }

  private void keep(Entered entered) {
    if (entered.entry() instanceof AlarmAct act) {
      keep(act, entered.atMillis());
    }
  }

  /** An alarm sounds that did not before. */
  void raised(Alarm alarm, long atMillis) {
    var act = new AlarmAct(RAISED, alarm.id(), details(alarm));
    keep(act, atMillis);
    door.post(act);
  }

  /** What a person did elsewhere ended it, such as acknowledging the message it stood for. */
  void ended(Alarm alarm, long atMillis) {
    var act = new AlarmAct(ENDED, alarm.id(), line(alarm.condition().line()));
    keep(act, atMillis);
    door.post(act);
  }

  /** A person did something about an alarm. */
  void acted(Officer by, AlarmAct act, long atMillis) {
    keep(act, atMillis);
    door.post(by, act);
  }

  /** The line an entry is about: its name must not be read by who may not know of the line. */
  static Details line(Optional<String> line) {
    return line.map(name -> Details.of("line", name)).orElse(Details.NONE);
  }

  /** What is entered about an alarm, so that the entry is understood without the alarm. */
  static Details details(Alarm alarm) {
    var condition = alarm.condition();
    var details =
        Details.of("priority", Words.of(condition.priority()))
            .and("kind", Words.of(condition.kind()))
            .and("words", condition.words());
    if (condition.line().isPresent()) {
      details = details.and("line", condition.line().get());
    }
    if (condition.serial().isPresent()) {
      details = details.and("serial", condition.serial().get());
    }
    return alarm.chatters() ? details.and("chatters", "yes") : details;
  }

  private synchronized void keep(AlarmAct act, long atMillis) {
    switch (act.act()) {
      case RAISED -> reading(act.alarm(), act.details(), atMillis).ifPresent(raised::add);
      case ENDED, ACKNOWLEDGED -> noticed.add(new Noticed(act.alarm(), atMillis));
      default -> {}
    }
  }

  /** What is raised in an exercise counts in no report. */
  private static Optional<Raised> reading(String id, Details details, long atMillis) {
    if (details.get("line").filter(LineIdentity.EXERCISE::equals).isPresent()) {
      return Optional.empty();
    }
    try {
      var priority = Alarm.Priority.valueOf(constant(details, "priority"));
      var kind = Alarm.Kind.valueOf(constant(details, "kind"));
      return Optional.of(new Raised(id, priority, kind, details.get("line"), atMillis));
    } catch (IllegalArgumentException fromALaterVersion) {
      return Optional.empty();
    }
  }

  private static String constant(Details details, String name) {
    return details.get(name).orElse("").toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Counts a month. */
  synchronized AlarmReport report(YearMonth month, long nowMillis) {
    return AlarmReport.of(month, raised, noticed, nowMillis);
  }

  /** How many entries of the house journal could not be made since the station started. */
  long unentered() {
    return door.lost();
  }
}
