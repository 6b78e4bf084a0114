package parley.station.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import parley.station.answer.Json;

/** Writes a view into a response. */
public final class Answers {
  private Answers() {}

  public static void json(Context ctx, JsonNode view) {
    ctx.result(Json.write(view)).contentType("application/json");
  }
}
