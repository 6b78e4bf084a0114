package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import parley.core.line.DeclareOrder;
import parley.core.line.LineStatus;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.signin.Scope;

/** Declaring a line open, suspended or closed, and trying its routes at once. */
public final class StatusEndpoints {
  private final Lines lines;

  public StatusEndpoints(Lines lines) {
    this.lines = lines;
  }

  public List<Endpoint> endpoints() {
    var write = Access.needs(Scope.MESSAGE);
    return List.of(
        Endpoint.post("/api/v1/lines/{line}/status", write, this::declare),
        Endpoint.post("/api/v1/lines/{line}/check", write, this::check).paced());
  }

  private void declare(Context ctx) {
    LineKeeper line = Finding.line(lines, ctx);
    ObjectNode request = Json.parse(ctx.body());
    var status =
        LineStatus.of(Json.required(request, "status"))
            .orElseThrow(
                () -> Problem.badRequest("\"status\" is open, suspended or closed.").thrown());
    var reason = Json.text(request, "reason").orElse("");
    var order = new DeclareOrder(CarryingOut.officer(ctx), status, reason);
    carryOut(ctx, line, (l, done) -> l.declare(order, done));
  }

  private void check(Context ctx) {
    carryOut(ctx, Finding.line(lines, ctx), (l, done) -> l.check(done));
  }

  private static void carryOut(Context ctx, LineKeeper line, CarryingOut.Order order) {
    try {
      Finding.durable(line, line.order(order));
      // A second round of the line's thread: by then what became durable is also shown.
      line.ask(_ -> "");
      Answers.json(ctx, LineViews.of(line));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusals.noAnswer(line).thrown();
    }
  }
}
