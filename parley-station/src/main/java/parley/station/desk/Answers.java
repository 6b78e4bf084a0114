package parley.station.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import parley.station.answer.Json;

/** Writes a view into a response, less what whoever asked may not know. */
public final class Answers {
  private Answers() {}

  /** Answers with {@code view}; see {@link InSight} for what is taken out of it. */
  public static void json(Context ctx, ObjectNode view) {
    var seen = SignedIn.find(ctx).map(who -> InSight.of(view, who)).orElse(view);
    ctx.result(Json.write(seen)).contentType("application/json");
  }
}
