package parley.station.roster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import parley.core.Clock;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.roster.Duty;
import parley.core.roster.Roster;
import parley.core.roster.RosterEntries;
import parley.core.roster.Rotation;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.house.Readings;
import parley.station.signin.Scope;

/** The roster over HTTP. */
public final class RosterEndpoints {
  private static final int DAYS = 14;
  private static final int MOST_DAYS = 62;
  private static final long DAY = 86_400_000L;
  private static final long MINUTE = 60_000L;

  /** What somebody takes who takes a watch for which there is no next change. */
  private static final long TAKEN = 8 * 3_600_000L;

  /**
   * What these endpoints need.
   *
   * @param nameOf how somebody of a sign-in name is shown; empty when nobody has that name
   */
  public record Parts(RosterBook book, Clock clock, String station, UnaryOperator<String> nameOf) {}

  private final Parts parts;
  private final RosterViews views;

  public RosterEndpoints(Parts parts) {
    this.parts = parts;
    this.views = new RosterViews(parts.nameOf());
  }

  public List<Endpoint> endpoints() {
    var read = Access.needs(Scope.READ);
    var plan = Access.needs(Scope.ROSTER);
    return List.of(
        Endpoint.get("/api/v1/roster", read, this::show),
        Endpoint.get("/api/v1/roster.ics", read, this::calendar),
        Endpoint.post("/api/v1/roster/rotations", plan, this::rotation),
        Endpoint.post("/api/v1/roster/overrides", plan, this::override),
        Endpoint.post("/api/v1/roster/take", Access.needs(Scope.WATCH), this::take));
  }

  private Roster roster() {
    return parts.book().roster();
  }

  private void show(Context ctx) {
    long now = parts.clock().wallMillis();
    Answers.json(ctx, views.all(roster(), now, now + days(ctx) * DAY));
  }

  private void calendar(Context ctx) {
    long now = parts.clock().wallMillis();
    var duties = roster().duties(now, now + days(ctx) * DAY);
    ctx.result(RosterCalendar.of(parts.station(), duties, this::shown))
        .contentType("text/calendar; charset=utf-8")
        .header(
            "Content-Disposition", "attachment; filename=\"watch-" + parts.station() + ".ics\"");
  }

  private String shown(String officer) {
    var name = parts.nameOf().apply(officer);
    return name.isEmpty() ? officer : name;
  }

  private void rotation(Context ctx) throws InterruptedException {
    ObjectNode request = Json.parse(ctx.body());
    List<String> officers = new ArrayList<>();
    for (var node : request.path("officers")) {
      officers.add(node.asText().equals(Rotation.NOBODY) ? Rotation.NOBODY : known(node.asText()));
    }
    long minutes = request.path("minutes").asLong();
    entered(
        ctx,
        () -> RosterEntries.of(new Rotation(time(request, "start"), minutes * MINUTE, officers)));
  }

  private void override(Context ctx) throws InterruptedException {
    ObjectNode request = Json.parse(ctx.body());
    var officer = known(Json.required(request, "officer"));
    entered(ctx, () -> RosterEntries.of(duty(officer, time(request, "from"), time(request, "to"))));
  }

  /** Whoever asks is named from this minute until the watch would change next. */
  private void take(Context ctx) throws InterruptedException {
    long now = parts.clock().wallMillis();
    long from = now - now % MINUTE;
    long to = roster().nextChange(now).map(Roster.Change::atMillis).orElse(from + TAKEN);
    var officer = SignedIn.of(ctx).account().name();
    entered(ctx, () -> RosterEntries.of(duty(officer, from, to)));
  }

  private static Duty duty(String officer, long from, long to) {
    return new Duty(officer, from, to, true);
  }

  /** Makes an entry of the roster. */
  private interface Change {
    WatchChange make();
  }

  private void entered(Context ctx, Change change) throws InterruptedException {
    WatchChange entry;
    try {
      entry = change.make();
    } catch (IllegalArgumentException impossible) {
      throw Problem.badRequest("The roster does not take it: " + impossible.getMessage() + ".")
          .thrown();
    }
    var by = Readings.officer(SignedIn.of(ctx));
    if (parts.book().enter(by, entry).isPresent()) {
      throw new Problem(
              "not-entered",
              503,
              "Nothing can be entered in the house log of this station now.",
              "The roster was not changed.",
              "Agree on the watch by word of mouth and tell the administrator.")
          .thrown();
    }
    ctx.status(201);
    show(ctx);
  }

  private String known(String officer) {
    if (parts.nameOf().apply(officer).isEmpty()) {
      throw Problem.badRequest("Nobody here has the sign-in name \"" + officer + "\".").thrown();
    }
    return officer;
  }

  private static long time(ObjectNode request, String field) {
    try {
      return Instant.parse(Json.required(request, field)).toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      throw Problem.badRequest("\"" + field + "\" is an RFC 3339 time in UTC.").thrown();
    }
  }

  private static int days(Context ctx) {
    String asked = Optional.ofNullable(ctx.queryParam("days")).orElse(Integer.toString(DAYS));
    if (!asked.matches("[1-9][0-9]?") || Integer.parseInt(asked) > MOST_DAYS) {
      throw Problem.badRequest("\"days\" lies between 1 and " + MOST_DAYS + ".").thrown();
    }
    return Integer.parseInt(asked);
  }
}
