package parley.station.desk;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.station.answer.Problem;

/** The built console, from the class path folder {@code console/}. */
final class ConsoleFiles {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private ConsoleFiles() {}

  /** Answers with the file of that name; names with anything but plain characters do not exist. */
  static void serve(Context ctx, String name) throws IOException {
    Optional<byte[]> bytes = isPlain(name) ? read("/console/" + name) : Optional.empty();
    if (bytes.isEmpty()) {
      throw missing(name);
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    ctx.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    ctx.result(bytes.get());
  }

  private static boolean isPlain(String name) {
    return name.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,4}") && !name.contains("..");
  }

  private static Optional<byte[]> read(String resource) throws IOException {
    try (var stream = ConsoleFiles.class.getResourceAsStream(resource)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    }
  }

  private static RuntimeException missing(String name) {
    if (name.equals("index.html")) {
      return new Problem(
              "console-not-built",
              503,
              "This program was built without its console.",
              "No console can be shown.",
              "Build it with ./parley build. Commands and /api/v1 work all the same.")
          .thrown();
    }
    return Problem.notFound("There is nothing at this address.").thrown();
  }
}
