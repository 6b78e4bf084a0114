package parley.station.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.core.Clock;
import parley.core.line.Officer;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Shelf;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;

/** Alarms over HTTP: what there is, what a person does about them, and the monthly report. */
public final class AlarmEndpoints {
  /** Whose alarm goes only with the message, digits read back. */
  private static final Set<Kind> MESSAGES = EnumSet.of(Kind.FLASH, Kind.STOP_MESSAGE);

  private static final int MOST_REASON = 200;
  private static final long MINUTE = 60_000;

  private final WatchFloor floor;
  private final AlarmBook book;
  private final Clock clock;

  public AlarmEndpoints(WatchFloor floor, AlarmBook book, Clock clock) {
    this.floor = floor;
    this.book = book;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    var read = Access.needs(Scope.READ);
    var watch = Access.needs(Scope.WATCH);
    return List.of(
        Endpoint.get(
                "/api/v1/alarms",
                Access.needs(Scope.SEE),
                ctx -> Answers.json(ctx, AlarmViews.all(floor.alarms())))
            .evenLocked(),
        Endpoint.get("/api/v1/alarms/report", read, this::report),
        Endpoint.post("/api/v1/alarms/{id}/acknowledge", watch, this::acknowledge),
        Endpoint.post("/api/v1/alarms/{id}/shelve", watch, this::shelve),
        Endpoint.delete("/api/v1/shelves/{source}", watch, this::unshelve));
  }

  private void acknowledge(Context ctx) {
    var alarm = seen(ctx);
    String id = alarm.id();
    if (MESSAGES.contains(alarm.condition().kind())) {
      throw new Problem(
              "acknowledge-the-message",
              409,
              "This alarm stands for a FLASH message.",
              "Nothing was acknowledged, and the FLASH still sounds.",
              "Acknowledge the message and read back the last two digits of its serial.")
          .thrown();
    }
    Answers.json(
        ctx, AlarmViews.alarm(floor.acknowledge(id, by(ctx)).orElseThrow(AlarmEndpoints::unknown)));
  }

  private void shelve(Context ctx) {
    var alarm = seen(ctx);
    ObjectNode request = Json.parse(ctx.body());
    String reason = request.path("reason").asText().strip();
    long minutes = request.path("minutes").asLong();
    if (reason.isEmpty() || reason.length() > MOST_REASON) {
      throw Problem.badRequest("\"reason\" has 1 to " + MOST_REASON + " characters.").thrown();
    }
    if (minutes < 1 || minutes * MINUTE > Shelf.LONGEST_MILLIS) {
      throw Problem.badRequest("\"minutes\" lies between 1 and 480.").thrown();
    }
    if (!alarm.condition().kind().shelvable()) {
      throw new Problem(
              "never-shelved",
              409,
              "Such an alarm is never shelved.",
              "It flashes and sounds on.",
              "Do what it asks for; Shift+F8 silences it at this console for a minute.")
          .thrown();
    }
    var officer = by(ctx);
    var shelf = new Shelf(officer.displayName(), reason, clock.wallMillis() + minutes * MINUTE);
    Alarm shelved = floor.shelve(alarm.id(), shelf, officer).orElseThrow(AlarmEndpoints::unknown);
    Answers.json(ctx, AlarmViews.alarm(shelved));
  }

  private void unshelve(Context ctx) {
    String source = ctx.pathParam("source");
    boolean seen = AlarmViews.lineOf(source).filter(SignedIn.of(ctx)::sees).isPresent();
    boolean hidden = AlarmViews.lineOf(source).isPresent() && !seen;
    if (hidden || !floor.unshelve(source, by(ctx))) {
      throw Problem.notFound("Nothing of that source is on the shelf.").thrown();
    }
    ctx.status(204);
  }

  private void report(Context ctx) {
    long now = clock.wallMillis();
    var month =
        Optional.ofNullable(ctx.queryParam("month"))
            .map(AlarmEndpoints::month)
            .orElseGet(() -> YearMonth.from(Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC)));
    var report = book.report(month, now);
    if ("csv".equals(ctx.queryParam("format"))) {
      requireEveryLine(ctx);
      ctx.result(AlarmViews.csv(report))
          .contentType("text/csv; charset=utf-8; header=present")
          .header("Content-Disposition", "attachment; filename=\"alarms-" + month + ".csv\"");
    } else {
      Answers.json(ctx, AlarmViews.report(report, book.unentered()));
    }
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"month\" is a month such as 2026-11.").thrown();
    }
  }

  private static Officer by(Context ctx) {
    return SignedIn.of(ctx).officer();
  }

  /** The alarm that the path names, unless it is about a line out of sight. */
  private Alarm seen(Context ctx) {
    var who = SignedIn.of(ctx);
    return floor
        .alarms()
        .find(ctx.pathParam("id"))
        .filter(alarm -> alarm.condition().line().filter(line -> !who.sees(line)).isEmpty())
        .orElseThrow(AlarmEndpoints::unknown);
  }

  /** A table for a spreadsheet is whole or not given: nobody sees there what was left out. */
  private static void requireEveryLine(Context ctx) {
    if (!SignedIn.of(ctx).account().lines().every()) {
      throw new Problem(
              "forbidden",
              403,
              "The table holds every line, and you may know of some only.",
              "Nothing was given out.",
              "Read the report on the screen; it holds your lines.")
          .thrown();
    }
  }

  private static RuntimeException unknown() {
    return Problem.notFound("There is no such alarm, or it is over.").thrown();
  }
}
