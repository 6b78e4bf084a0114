package parley.station.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.core.Clock;
import parley.core.line.Officer;
import parley.core.watch.Seat;
import parley.core.watch.Seat.Beat;
import parley.core.watch.Seat.Holder;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.house.Readings;
import parley.station.signin.Scope;

/** Positions over HTTP. */
public final class WatchEndpoints {
  private final WatchFloor floor;
  private final Clock clock;
  private final boolean demo;
  private final Changes changes;

  /** Hears how positions change hands, before whoever did it is answered. */
  public interface Changes {
    /** Somebody took a position; {@code before} says who held it. */
    void taken(Officer by, String position, Seat before);

    /** Somebody holds a position with this request: took it, or beat for it. */
    default void held(SignedIn who, String position) {}

    /** Somebody left a position, if it was theirs. */
    void left(Officer by, String position, Seat before);
  }

  /**
   * @param demo in a demo a position that nobody configured is put up when somebody arms it
   */
  public WatchEndpoints(WatchFloor floor, Clock clock, boolean demo, Changes changes) {
    this.changes = changes;
    this.floor = floor;
    this.clock = clock;
    this.demo = demo;
  }

  public List<Endpoint> endpoints() {
    var see = Access.needs(Scope.SEE);
    var watch = Access.needs(Scope.WATCH);
    return List.of(
        Endpoint.get(
                "/api/v1/positions",
                see,
                ctx -> Answers.json(ctx, WatchViews.positions(floor, clock.monoMillis())))
            .evenLocked(),
        Endpoint.post("/api/v1/positions/{name}/arm", watch, this::arm).evenLocked(),
        Endpoint.post("/api/v1/positions/{name}/beat", watch, this::beat).evenLocked(),
        Endpoint.delete("/api/v1/positions/{name}/arm", watch, this::leave).evenLocked());
  }

  private void arm(Context ctx) {
    String asked = ctx.pathParam("name");
    boolean _ = demo && asked.matches("[a-z0-9][a-z0-9-]{0,31}") && floor.add(asked);
    String name = position(ctx);
    ObjectNode request = Json.parse(ctx.body());
    boolean runs = request.path("audio").asText().equals("running");
    if (!runs || !request.path("proven").asBoolean()) {
      throw new Problem(
              "sound-not-proven",
              409,
              "The sound of this position was not proven.",
              "The position is not armed and does not count as ringing.",
              "Play the test tone, hear it, and take the watch again.")
          .thrown();
    }
    if (floor.positions().seats().get(name) instanceof Seat.Handset) {
      throw Problem.badRequest("A desk phone is armed by registering, not by taking it.").thrown();
    }
    var by = Readings.officer(SignedIn.of(ctx));
    var before = seat(name);
    floor.take(name, new Holder(by.id(), by.displayName()));
    changes.held(SignedIn.of(ctx), name);
    changes.taken(by, name, before);
    Answers.json(ctx, view(name));
  }

  private void beat(Context ctx) {
    String name = position(ctx);
    ObjectNode request = Json.parse(ctx.body());
    double volume = request.path("volume").asDouble(-1);
    if (!(volume >= 0 && volume <= 1)) {
      throw Problem.badRequest("\"volume\" lies between 0 and 1.").thrown();
    }
    var beat =
        new Beat(
            request.path("audio").asText().equals("running"),
            request.path("visible").asBoolean(),
            volume);
    if (!floor.beat(name, SignedIn.of(ctx).account().name(), beat)) {
      throw new Problem(
              "not-yours",
              409,
              "You do not hold the position " + name + ".",
              "This beat was not counted.",
              "Take the watch there again, or leave it to whoever holds it now.")
          .thrown();
    }
    changes.held(SignedIn.of(ctx), name);
    Answers.json(ctx, view(name));
  }

  private void leave(Context ctx) {
    var by = Readings.officer(SignedIn.of(ctx));
    var name = position(ctx);
    var before = seat(name);
    floor.leave(name, by.id());
    changes.left(by, name, before);
    ctx.status(204);
  }

  private Seat seat(String name) {
    return Optional.ofNullable(floor.positions().seats().get(name)).orElse(new Seat.Vacant());
  }

  private String position(Context ctx) {
    String name = ctx.pathParam("name");
    return Optional.of(name)
        .filter(floor.positions()::knows)
        .orElseThrow(() -> Problem.notFound("There is no position \"" + name + "\".").thrown());
  }

  private ObjectNode view(String name) {
    return WatchViews.position(floor, name, clock.monoMillis());
  }
}
