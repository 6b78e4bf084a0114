package parley.station.sparring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import parley.core.line.LineIdentity;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;
import parley.station.sparring.Script.Act;

/** The sparring partner over HTTP. */
public final class SparringEndpoints {
  private static final String PATH = "/api/v1/sparring";

  private final Sparring sparring;

  public SparringEndpoints(Sparring sparring) {
    this.sparring = sparring;
  }

  public List<Endpoint> endpoints() {
    var pair = Access.needs(Scope.PAIR);
    return List.of(
        Endpoint.get(PATH, Access.needs(Scope.SEE), this::show),
        Endpoint.post(PATH, pair, this::start),
        Endpoint.delete(PATH, pair, this::end),
        Endpoint.post(PATH + "/ask", Access.needs(Scope.WATCH), this::ask));
  }

  private void show(Context ctx) {
    Answers.json(ctx, view());
  }

  private ObjectNode view() {
    return Json.object().put("running", sparring.isRunning()).put("name", LineIdentity.EXERCISE);
  }

  private void start(Context ctx) {
    sparring.start(SignedIn.of(ctx).officer());
    ctx.status(201);
    show(ctx);
  }

  private void end(Context ctx) throws IOException {
    sparring.end(SignedIn.of(ctx).officer());
    ctx.status(204);
  }

  private void ask(Context ctx) throws InterruptedException {
    var act =
        Act.of(Json.required(Json.parse(ctx.body()), "act"))
            .orElseThrow(
                () -> Problem.badRequest("\"act\" is call, message, flash or stop.").thrown());
    try {
      sparring.ask(act);
    } catch (IOException cannotNow) {
      throw new Problem(
              "sparring-busy",
              503,
              "The sparring partner cannot do that now.",
              "Nothing was begun.",
              "Wait until the line to it is open and its last call is over, then ask again.")
          .thrown();
    }
    ctx.status(202);
    show(ctx);
  }
}
