package parley.station.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Priority;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarm.Stand.Acknowledged;
import parley.core.watch.Alarm.Stand.Fresh;
import parley.core.watch.Alarm.Stand.Rectified;
import parley.core.watch.Alarm.Stand.Shelved;
import parley.core.watch.AlarmReport;
import parley.core.watch.Alarms;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.desk.InSight;
import parley.station.traffic.Words;

/** Writes alarms and the monthly report on them. */
public final class AlarmViews {
  /** A screen shows fewer; a flood must not make every console read a thousand at each change. */
  private static final int MOST_TOLD = 100;

  private AlarmViews() {}

  /** Writes all alarms. */
  static ObjectNode all(Alarms alarms) {
    return some(alarms, alarms.list());
  }

  /** Writes the first of them, as consoles are told without asking, and how many more there are. */
  public static ObjectNode first(Alarms alarms) {
    var list = alarms.list();
    return some(alarms, list.subList(0, Math.min(MOST_TOLD, list.size())));
  }

  private static ObjectNode some(Alarms alarms, List<Alarm> shown) {
    ObjectNode view = Json.object();
    view.set("alarms", Json.array(shown, AlarmViews::alarm));
    view.put("more", alarms.list().size() - shown.size())
        .put("unnoticed", alarms.list().stream().filter(Alarm::unnoticed).count());
    var shelves = alarms.shelves().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    view.set("shelves", Json.array(shelves, one -> shelved(one.getKey(), one.getValue())));
    return view;
  }

  private static ObjectNode shelf(Shelf shelf) {
    return Json.object()
        .put("by", shelf.by())
        .put("reason", shelf.reason())
        .put("until", Times.at(shelf.untilMillis()));
  }

  static ObjectNode alarm(Alarm alarm) {
    var condition = alarm.condition();
    ObjectNode view =
        Json.object()
            .put("id", alarm.id())
            .put("source", condition.source())
            .put("priority", Words.of(condition.priority()))
            .put("kind", Words.of(condition.kind()));
    condition.line().ifPresent(line -> view.put("line", line));
    condition.serial().ifPresent(serial -> view.put("serial", serial));
    Times.put(view, condition.sinceMillis())
        .put("words", condition.words())
        .put("shelvable", condition.kind().shelvable());
    if (condition.kind() == Alarm.Kind.ACCESS) {
      view.put(InSight.FOR_THE_WATCH, true);
    }
    if (alarm.chatters()) {
      view.put("times", alarm.times());
    }
    return stand(view, alarm.stand());
  }

  private static ObjectNode stand(ObjectNode view, Alarm.Stand stand) {
    switch (stand) {
      case Fresh _ -> view.put("state", "new");
      case Acknowledged(var by, var at) ->
          view.put("state", "acknowledged")
              .put("acknowledgedBy", by)
              .put("acknowledgedAt", Times.at(at));
      case Rectified(var at) -> view.put("state", "rectified").put("overAt", Times.at(at));
      case Shelved(var shelf) -> view.put("state", "shelved").set("shelf", shelf(shelf));
    }
    return view;
  }

  /** Writes the report. */
  static ObjectNode report(AlarmReport report, long unentered) {
    ObjectNode view =
        Json.object()
            .put("month", report.month().toString())
            .put("countedMinutes", report.counted().toMinutes())
            .put("total", report.total())
            .put("perTenMinutes", Math.round(report.perTenMinutes() * 1_000) / 1_000.0)
            .put("floods", report.floods())
            .put("unentered", unentered);
    var priorities = view.putArray("priorities");
    for (var priority : Priority.values()) {
      priorities
          .addObject()
          .put("priority", Words.of(priority))
          .put("count", report.byPriority().getOrDefault(priority, 0))
          .put("share", Math.round(report.share(priority) * 1_000) / 1_000.0)
          .put("wanted", wanted(priority));
    }
    report
        .busiest()
        .ifPresent(
            window ->
                view.putObject("busiest")
                    .put("from", Times.at(window.fromMillis()))
                    .put("count", window.count()));
    var answers = report.answers();
    ObjectNode answered =
        view.putObject("answers")
            .put("answered", answers.answered())
            .put("unanswered", answers.unanswered());
    answers.median().ifPresent(time -> answered.put("medianSeconds", time.toSeconds()));
    answers.longest().ifPresent(time -> answered.put("longestSeconds", time.toSeconds()));
    view.set("sources", Json.array(report.sources(), AlarmViews::source));
    view.set("days", Json.array(report.days(), AlarmViews::day));
    return view;
  }

  /** ISA-18.2-2016 §16.5: what part of all alarms should have this priority. */
  private static double wanted(Priority priority) {
    return switch (priority) {
      case HIGH -> 0.05;
      case MEDIUM -> 0.15;
      case LOW -> 0.8;
    };
  }

  private static ObjectNode shelved(String source, Shelf shelf) {
    ObjectNode view = shelf(shelf).put("source", source);
    lineOf(source).ifPresent(line -> view.put("line", line));
    return view;
  }

  /** The line that a source is about: the second of its parts, as {@code Condition} joins them. */
  public static Optional<String> lineOf(String source) {
    String[] parts = source.split("\\.", -1);
    return parts.length > 1 && !parts[1].equals("-") ? Optional.of(parts[1]) : Optional.empty();
  }

  private static ObjectNode source(AlarmReport.Source source) {
    ObjectNode view =
        Json.object().put("kind", Words.of(source.kind())).put("count", source.count());
    source.line().ifPresent(line -> view.put("line", line));
    return view;
  }

  private static ObjectNode day(AlarmReport.Day day) {
    ObjectNode view = Json.object().put("date", day.date().toString());
    for (var priority : Priority.values()) {
      view.put(Words.of(priority), day.byPriority().getOrDefault(priority, 0));
    }
    return view.put("busiest", day.busiest());
  }

  /** Writes the days of a report as a table for spreadsheets (RFC 4180). */
  static String csv(AlarmReport report) {
    var text = new StringBuilder("date,high,medium,low,busiest_ten_minutes\r\n");
    for (var day : report.days()) {
      text.append(day.date());
      for (var priority : Priority.values()) {
        text.append(',').append(day.byPriority().getOrDefault(priority, 0));
      }
      text.append(',').append(day.busiest()).append("\r\n");
    }
    return text.toString();
  }
}
