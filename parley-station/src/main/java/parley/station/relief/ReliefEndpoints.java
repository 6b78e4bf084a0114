package parley.station.relief;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import parley.core.handover.Handover;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Review;
import parley.core.handover.Handovers;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.answer.Times;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.house.Readings;
import parley.station.signin.Scope;

/** Handover and the changes of the watch over HTTP. */
public final class ReliefEndpoints {
  private static final Set<String> SHOWN =
      Set.of(
          Handovers.TAKEN,
          Handovers.TAKEN_OVER,
          Handovers.LEFT,
          Handovers.ASSUMED,
          Handovers.SIGNED_OFF);

  private final ReliefDesk desk;
  private final Supplier<ObjectNode> duty;

  /**
   * @param duty writes who is to stand the watch now and when that changes
   */
  public ReliefEndpoints(ReliefDesk desk, Supplier<ObjectNode> duty) {
    this.desk = desk;
    this.duty = duty;
  }

  public List<Endpoint> endpoints() {
    var read = Access.needs(Scope.READ);
    var watch = Access.needs(Scope.WATCH);
    var path = "/api/v1/positions/{name}/relief";
    return List.of(
        Endpoint.get("/api/v1/watch", read, ctx -> Answers.json(ctx, watch())),
        Endpoint.post("/api/v1/watch/lapsed", watch, this::retake),
        Endpoint.get(path, read, this::show),
        Endpoint.post(path, watch, this::begin),
        Endpoint.delete(path, watch, this::cancel),
        Endpoint.post(path + "/tick", watch, this::tick),
        Endpoint.post(path + "/assume", watch, this::assume),
        Endpoint.post(path + "/sign-off", watch, this::signOff));
  }

  /** Writes the watch: who is due, what changed lately, what lapsed, and every handover. */
  public ObjectNode watch() {
    ObjectNode view = duty.get();
    view.set("handovers", Json.array(desk.all(), ReliefViews::brief));
    var changes = view.putArray("changes");
    for (var entered : desk.book().changes()) {
      if (entered.entry() instanceof WatchChange change && SHOWN.contains(change.act())) {
        changes.add(ReliefViews.change(entered, change));
      }
    }
    view.set(
        "lapsed",
        Json.array(
            desk.book().lapsed(),
            one ->
                Times.put(Json.object(), one.atMillis())
                    .put("line", desk.lineName(one.about().lineId()).orElse(""))
                    .put("serial", one.about().serial())
                    .put("by", one.by())));
    return view;
  }

  private static Officer officer(Context ctx) {
    return Readings.officer(SignedIn.of(ctx));
  }

  private static String position(Context ctx) {
    return ctx.pathParam("name");
  }

  private void retake(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    var line = Json.required(request, "line");
    var serial = Json.required(request, "serial");
    if (!desk.retake(officer(ctx), line, serial)) {
      throw Problem.notFound("No acknowledgement of that lapsed.").thrown();
    }
    Answers.json(ctx, watch());
  }

  private void show(Context ctx) {
    var handover =
        desk.of(position(ctx))
            .orElseThrow(() -> Problem.notFound("There is no handover there now.").thrown());
    answer(ctx, handover);
  }

  private void answer(Context ctx, Handover handover) {
    var lastLeft = desk.book().lastLeft(handover.between().relief().id());
    Answers.json(ctx, view(handover, lastLeft));
  }

  private ObjectNode view(Handover handover, OptionalLong lastLeft) {
    return switch (handover) {
      case Briefing briefing ->
          ReliefViews.briefing(briefing, desk.open(briefing), desk.refusal(briefing), lastLeft);
      case Review review -> ReliefViews.signed(review).put("maySignOff", desk.maySign(review));
      case Handover.Over over -> ReliefViews.signed(over);
    };
  }

  private void begin(Context ctx) {
    var begun = desk.begin(officer(ctx), position(ctx));
    ctx.status(201);
    answer(ctx, begun);
  }

  private void cancel(Context ctx) {
    desk.cancel(officer(ctx), position(ctx));
    ctx.status(204);
  }

  private void tick(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    var ticked = request.path("ticked").asBoolean(true);
    answer(ctx, desk.tick(officer(ctx), position(ctx), Json.required(request, "item"), ticked));
  }

  private void assume(Context ctx) throws InterruptedException {
    ObjectNode request = Json.parse(ctx.body());
    boolean runs = request.path("audio").asText().equals("running");
    if (!runs || !request.path("proven").asBoolean()) {
      throw new Problem(
              "sound-not-proven",
              409,
              "The sound of the relief's console was not proven.",
              "The watch was not handed over.",
              "Play the test tone, hear it, and assume the watch again.")
          .thrown();
    }
    answer(ctx, desk.assume(officer(ctx), position(ctx)));
  }

  private void signOff(Context ctx) throws InterruptedException {
    answer(ctx, desk.signOff(officer(ctx), position(ctx)));
  }
}
