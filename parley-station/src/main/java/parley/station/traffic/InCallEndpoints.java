package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.core.Clock;
import parley.core.call.Act;
import parley.core.house.CallNote;
import parley.core.house.CallNote.Result;
import parley.core.line.InCallOrder;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Endpoint;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.signin.Scope;

/** What officers do within a call, and what they write about it for themselves. */
public final class InCallEndpoints {
  private static final Set<String> READ_BACK = Set.of("grid", "time", "number");
  private static final int READ_BACK_CHARACTERS = 64;

  /** What these endpoints need. */
  public record Parts(Lines lines, ItemViews views, CallEnds ends, CallNotes notes, Clock clock) {}

  private final Parts parts;
  private final CarryingOut orders;

  public InCallEndpoints(Parts parts) {
    this.parts = parts;
    this.orders = new CarryingOut(parts.lines(), parts.views());
  }

  public List<Endpoint> endpoints() {
    var call = Access.needs(Scope.CALL);
    var listen = Access.needs(Scope.LISTEN);
    return List.of(
        Endpoint.post("/api/v1/calls/{serial}/hold", call, this::hold).evenLocked(),
        Endpoint.post("/api/v1/calls/{serial}/resume", call, this::resume).evenLocked(),
        Endpoint.post("/api/v1/calls/{serial}/pass", call, this::pass),
        Endpoint.post("/api/v1/calls/{serial}/listen", listen, this::listen),
        Endpoint.post("/api/v1/calls/{serial}/leave", listen, ctx -> act(ctx, new Act.Left())),
        Endpoint.post("/api/v1/calls/{serial}/read-back", call, this::readBack),
        Endpoint.post("/api/v1/calls/{serial}/notes", call, this::note),
        Endpoint.post("/api/v1/calls/{serial}/outcome", call, this::outcome));
  }

  private void act(Context ctx, Act act) {
    orders.about(ctx, Item.Call.class, (l, s, done) -> l.inCall(s, order(ctx, act), done));
  }

  private void hold(Context ctx) {
    var found = Finding.item(parts.lines(), ctx, Item.Call.class);
    var order = order(ctx, new Act.Held());
    orders.silencing(ctx, found, parts.ends(), (l, s, done) -> l.inCall(s, order, done));
  }

  private InCallOrder order(Context ctx, Act act) {
    var position = Json.text(CarryingOut.body(ctx), "position").orElse("");
    parts.ends().requireSeat(CarryingOut.officer(ctx), position);
    return new InCallOrder(CarryingOut.officer(ctx), parts.ends().at(position).position(), act);
  }

  private void resume(Context ctx) {
    var found = Finding.item(parts.lines(), ctx, Item.Call.class);
    var order = order(ctx, new Act.Resumed());
    before(order, found, order.position());
    parts.ends().cut(found.line(), found.item().serial(), false);
    orders.about(ctx, found, (l, s, done) -> l.inCall(s, order, done));
  }

  private void before(InCallOrder order, Finding.Found found, String position) {
    parts.ends().beforeSpeaking(order.by(), position, found.line(), found.item().serial());
  }

  private void pass(Context ctx) {
    var found = Finding.item(parts.lines(), ctx, Item.Call.class);
    var asked = Json.text(CarryingOut.body(ctx), "to").filter(name -> !name.isEmpty());
    var to = asked.orElseGet(parts.ends()::supervisor);
    if (to.isEmpty()) {
      throw new Problem(
              "no-supervisor",
              409,
              "This station has no supervisor's position.",
              "The call was not passed, and nothing entered.",
              "Name the position it shall go to.")
          .thrown();
    }
    var position = parts.ends().at(to).position();
    parts.ends().requireSomebody(found.line(), position);
    var order = order(ctx, new Act.Passed(position, parts.ends().nameAt(position)));
    if (parts.ends().rangForPass(order.by(), position, found.line(), found.item().serial())) {
      orders.answer(ctx, found);
      return;
    }
    before(order, found, position);
    orders.about(ctx, found, (l, s, done) -> l.inCall(s, order, done));
  }

  private void listen(Context ctx) {
    if (Json.text(CarryingOut.body(ctx), "position").orElse("").isEmpty()) {
      throw Problem.badRequest("\"position\" says where somebody listens.").thrown();
    }
    act(ctx, new Act.Listening());
  }

  private void readBack(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    String what = Json.required(request, "what");
    String text = Json.required(request, "text").strip();
    if (!READ_BACK.contains(what)) {
      throw Problem.badRequest("\"what\" is grid, time or number.").thrown();
    }
    if (text.isEmpty() || text.length() > READ_BACK_CHARACTERS) {
      throw Problem.badRequest("\"text\" holds 1 to " + READ_BACK_CHARACTERS + " characters.")
          .thrown();
    }
    act(ctx, new Act.ReadBack(what, text));
  }

  // For this station alone.

  private void note(Context ctx) {
    String text = Json.required(Json.parse(ctx.body()), "text").strip();
    if (!CallNote.fits(text)) {
      throw Problem.badRequest("A note is neither empty nor longer than 4 KiB.").thrown();
    }
    write(ctx, Optional.empty(), text);
  }

  private void outcome(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    String gist = Json.text(request, "gist").orElse("").strip();
    Result result =
        Result.of(Json.required(request, "outcome"))
            .orElseThrow(
                () ->
                    Problem.badRequest(
                            "\"outcome\" is settled, will-call-back, passed-on, refused or"
                                + " no-result.")
                        .thrown());
    if (!gist.isEmpty() && !CallNote.fits(gist)) {
      throw Problem.badRequest("A gist is at most 4 KiB.").thrown();
    }
    write(ctx, Optional.of(result), gist);
  }

  private void write(Context ctx, Optional<Result> result, String text) {
    var found = Finding.item(parts.lines(), ctx, Item.Call.class);
    var about = CallViews.noteKey(found.line(), found.item().serial());
    if (parts.notes().full(about)) {
      throw new Problem(
              "too-many-notes",
              409,
              "This call has as many notes as one may have.",
              "The note was not kept.",
              "Write it into a note of your own office.")
          .thrown();
    }
    var officer = CarryingOut.officer(ctx);
    var note = new CallNote(about, result, parts.clock().wallMillis(), officer.displayName(), text);
    try {
      if (parts.notes().write(note, officer).isPresent()) {
        throw notKept().thrown();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw notKept().thrown();
    }
    orders.answer(ctx, found);
  }

  private static Problem notKept() {
    return new Problem(
        "not-entered",
        503,
        "Nothing can be entered in the house log of this station now.",
        "The note was not kept.",
        "Write it down by hand and tell the administrator.");
  }
}
