package parley.station.desk;

import io.javalin.http.Context;
import java.io.IOException;

/** The OpenAPI document of everything the desk serves, from the class path. */
final class ApiDescription {
  private static final String FILE = "/openapi.yaml";

  private ApiDescription() {}

  static Endpoint endpoint() {
    return Endpoint.get("/api/v1/openapi.yaml", Access.open(), ApiDescription::serve);
  }

  private static void serve(Context ctx) throws IOException {
    try (var stream = ApiDescription.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without " + FILE);
      }
      // RFC 9512: the media type of YAML.
      ctx.result(stream.readAllBytes()).contentType("application/yaml");
    }
  }
}
