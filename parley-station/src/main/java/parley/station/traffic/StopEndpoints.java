package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.core.Limits;
import parley.core.line.CallOrder;
import parley.core.line.Precedence;
import parley.core.line.Purpose;
import parley.core.line.SendOrder;
import parley.core.line.Stop;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Endpoint;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.signin.Scope;

/** STOP: "you are striking ours", by call and by message. No rate limit stands before it. */
public final class StopEndpoints {
  private final CarryingOut orders;
  private final CallEnds ends;
  private final Idempotency idempotency = new Idempotency();

  /**
   * @param ends says what can be spoken at a position
   */
  public StopEndpoints(Lines lines, ItemViews views, CallEnds ends) {
    this.orders = new CarryingOut(lines, views);
    this.ends = ends;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/api/v1/lines/{line}/stop-calls", Access.needs(Scope.CALL), this::call),
        Endpoint.post(
            "/api/v1/lines/{line}/stop-messages", Access.needs(Scope.MESSAGE), this::message));
  }

  private void call(Context ctx) {
    LineKeeper line = Finding.line(orders.lines(), ctx);
    ObjectNode request = Json.parse(ctx.body());
    var position = Json.text(request, "position").orElse("");
    var by = CarryingOut.officer(ctx);
    ends.requireSeat(by, position);
    var purpose = new Purpose.ToStop(stop(request));
    var order = new CallOrder(by, Precedence.FLASH, Optional.empty(), ends.at(position), purpose);
    idempotency.started(
        ctx,
        () -> {
          ends.beforeSpeaking(by, position, line, "");
          return orders.view(line, (l, done) -> l.call(order, done));
        });
  }

  private void message(Context ctx) {
    LineKeeper line = Finding.line(orders.lines(), ctx);
    ObjectNode request = Json.parse(ctx.body());
    var order =
        SendOrder.stop(CarryingOut.officer(ctx), stop(request), OrderEndpoints.language(request));
    idempotency.started(ctx, () -> orders.view(line, (l, done) -> l.send(order, done)));
  }

  /** Each part may be missing: whoever has only "where" must not be held up. */
  private static Stop stop(ObjectNode request) {
    return new Stop(
        part(request, "who"), part(request, "what"), part(request, "where"), part(request, "when"));
  }

  private static String part(ObjectNode request, String name) {
    var words = Json.text(request, name).orElse("").strip();
    if (words.length() > Limits.STOP_WORDS) {
      throw Problem.badRequest("\"" + name + "\" has at most " + Limits.STOP_WORDS + " characters.")
          .thrown();
    }
    return words;
  }

  /** Writes what a STOP says. */
  static ObjectNode view(Stop stop) {
    return Json.object()
        .put("who", stop.who())
        .put("what", stop.what())
        .put("where", stop.where())
        .put("when", stop.when());
  }
}
