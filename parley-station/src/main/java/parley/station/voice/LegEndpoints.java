package parley.station.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.core.watch.Seat;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;
import parley.station.watch.WatchFloor;
import parley.voice.LegAnswer;
import parley.voice.StationVoice;

/** The legs of consoles over HTTP, and how every leg fares. */
public final class LegEndpoints {
  private static final int OFFER_CHARACTERS = 32 * 1024;

  private final VoiceDesk desk;
  private final WatchFloor floor;

  public LegEndpoints(VoiceDesk desk, WatchFloor floor) {
    this.desk = desk;
    this.floor = floor;
  }

  public List<Endpoint> endpoints() {
    var watch = Access.needs(Scope.WATCH);
    return List.of(
        Endpoint.post("/api/v1/positions/{name}/leg", watch, this::open).evenLocked(),
        Endpoint.delete("/api/v1/positions/{name}/leg", watch, this::close).evenLocked(),
        Endpoint.post("/api/v1/positions/{name}/leg/echo", watch, this::echo).evenLocked(),
        Endpoint.post("/api/v1/positions/{name}/leg/talk", watch, this::talk).evenLocked(),
        Endpoint.get("/api/v1/voice", Access.needs(Scope.SEE), this::health));
  }

  private void open(Context ctx) {
    String leg = leg(ctx);
    StationVoice voice = voice();
    String offer = Json.required(Json.parse(ctx.body()), "offer");
    if (offer.length() > OFFER_CHARACTERS) {
      throw Problem.badRequest("\"offer\" is longer than any browser's.").thrown();
    }
    switch (voice.offer(leg, offer)) {
      case LegAnswer.Accepted(var sdp, var id) -> {
        desk.look();
        ctx.status(201);
        Answers.json(ctx, Json.object().put("answer", sdp).put("leg", id));
      }
      case LegAnswer.Refused(var reason) ->
          throw Problem.badRequest("This offer cannot be answered: " + reason + ".").thrown();
    }
  }

  private void close(Context ctx) {
    String leg = leg(ctx);
    desk.voice().ifPresent(voice -> voice.remove(leg));
    desk.look();
    ctx.status(204);
  }

  private void echo(Context ctx) {
    switched(ctx, StationVoice::echo);
  }

  private void talk(Context ctx) {
    switched(ctx, StationVoice::talk);
  }

  private interface Switch {
    boolean set(StationVoice voice, String leg, boolean on);
  }

  private void switched(Context ctx, Switch which) {
    String leg = leg(ctx);
    ObjectNode request = Json.parse(ctx.body());
    if (!request.path("on").isBoolean()) {
      throw Problem.badRequest("\"on\" is true or false.").thrown();
    }
    boolean on = request.path("on").asBoolean();
    if (desk.voice().filter(voice -> which.set(voice, leg, on)).isEmpty()) {
      throw new Problem(
              "no-leg",
              404,
              "You have no leg at this position.",
              "Nothing was switched.",
              "Take the watch there again; the console then opens a leg.")
          .thrown();
    }
    ctx.status(204);
  }

  /** The leg of whoever is signed in at the position that the path names. */
  private String leg(Context ctx) {
    String position = ctx.pathParam("name");
    var seat = floor.positions().seats().get(position);
    if (seat == null || seat instanceof Seat.Handset) {
      throw Problem.notFound("There is no console position \"" + position + "\".").thrown();
    }
    return VoiceDesk.legName(position, SignedIn.of(ctx).account().name());
  }

  private StationVoice voice() {
    return desk.voice()
        .orElseThrow(
            () ->
                new Problem(
                        "no-voice",
                        409,
                        "This station carries no voice.",
                        "No leg was opened; the position can ring and be rung.",
                        "Speak over the telephone agreed for this line; an administrator can set"
                            + " voice.listen.")
                    .thrown());
  }

  private void health(Context ctx) {
    ObjectNode view = Json.object().put("configured", desk.voice().isPresent());
    view.set("legs", Json.array(desk.health(), VoiceViews::leg));
    Answers.json(ctx, view);
  }

  /** Names the position of a leg, when it is one of ours. */
  static Optional<String> position(String leg) {
    int space = leg.indexOf(' ');
    return space < 0 ? Optional.empty() : Optional.of(leg.substring(0, space));
  }
}
