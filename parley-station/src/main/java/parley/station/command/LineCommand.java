package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley line}: what stands between this station and others. */
@Command(
    name = "line",
    description = "The lines of a station.",
    subcommands = {
      LineCommand.ListLines.class,
      LineCommand.Check.class,
      LineCommand.Health.class,
      LineCommand.Open.class,
      LineCommand.Suspend.class,
      LineCommand.Close.class
    })
final class LineCommand {

  @Command(name = "list", description = "Lists lines with lamp, key and routes.")
  static final class ListLines implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Override
    public Integer call() {
      ObjectNode answer = options.client().get("/api/v1/lines");
      var table = new StringJoiner("\n");
      answer.path("lines").forEach(line -> table.add(row(line)));
      if (answer.path("lines").isEmpty()) {
        table.add("No counterpart yet. Pair the first one: parley pair card");
      }
      options.print(answer, table.toString());
      return Exit.OK;
    }

    private static String row(JsonNode line) {
      var routes = new StringJoiner(" ");
      line.path("routes")
          .forEach(
              route ->
                  routes.add(route.path("name").asText() + "=" + route.path("state").asText()));
      String notEntered = line.path("notEntered").asBoolean() ? "  NOT ENTERED" : "";
      return "%-12s %-19s declared %-9s lamp %-8s key %-11s %s%s"
          .formatted(
              line.path("line").asText(),
              line.path("state").asText(),
              line.path("declared").asText(),
              line.path("lamp").asText(),
              line.path("key").path("state").asText(),
              routes,
              notEntered);
    }
  }

  /** Declares the line for our side; it stops nothing. */
  abstract static class Declare implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    abstract String status();

    abstract String reason();

    @Override
    public Integer call() {
      ObjectNode order = Json.object().put("status", status()).put("reason", reason());
      ObjectNode answer =
          options.client().post("/api/v1/lines/" + Traffic.segment(line) + "/status", order);
      options.print(
          answer,
          "%s: declared %s; observed: %s"
              .formatted(
                  line, answer.path("declared").asText(), answer.path("lampWords").asText()));
      return Exit.OK;
    }
  }

  @Command(name = "open", description = "Declares the line open for our side.")
  static final class Open extends Declare {
    @Override
    String status() {
      return "open";
    }

    @Override
    String reason() {
      return "";
    }
  }

  @Command(
      name = "suspend",
      description = "Declares the line suspended; calls and messages go all the same.")
  static final class Suspend extends Declare {
    @Option(names = "--reason", required = true, paramLabel = "TEXT")
    private String reason = "";

    @Override
    String status() {
      return "suspended";
    }

    @Override
    String reason() {
      return reason;
    }
  }

  @Command(
      name = "close",
      description = "Declares the line closed for our side; it is closed when both say so.")
  static final class Close extends Declare {
    @Option(names = "--reason", required = true, paramLabel = "TEXT")
    private String reason = "";

    @Override
    String status() {
      return "closed";
    }

    @Override
    String reason() {
      return reason;
    }
  }

  @Command(name = "check", description = "Tries every route now; the result is entered.")
  static final class Check implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    @Override
    public Integer call() {
      ObjectNode answer =
          options.client().post("/api/v1/lines/" + Traffic.segment(line) + "/check", Json.object());
      options.print(answer, "Every route to " + line + " is being tried: see line health.");
      return Exit.OK;
    }
  }

  @Command(
      name = "health",
      description = "How the line fared, from the entries that both sides hold (30 days).")
  static final class Health implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    @Option(names = "--since", paramLabel = "TIME", description = "such as 2026-04-07T09:00:00Z")
    private @Nullable String since;

    @Option(names = "--csv", description = "writes the bytes that both sides can compare")
    private boolean csv;

    @Override
    public Integer call() {
      String path =
          "/api/v1/lines/"
              + Traffic.segment(line)
              + "/health?format="
              + (csv ? "csv" : "json")
              + (since == null ? "" : "&since=" + Traffic.segment(since));
      if (csv) {
        Out.line(options.client().getText(path).stripTrailing());
        return Exit.OK;
      }
      ObjectNode answer = options.client().get(path);
      options.print(answer, table(answer));
      return Exit.OK;
    }

    private static String table(ObjectNode answer) {
      JsonNode shared = answer.path("shared");
      var text = new StringJoiner("\n");
      text.add(shared.path("sentence").asText());
      shared
          .path("routes")
          .forEach(
              route ->
                  text.add(
                      "checks by %-6s  %-12s passed %d, failed %d, route down %d, mean %d ms"
                          .formatted(
                              route.path("by").asText(),
                              route.path("route").asText(),
                              route.path("passed").asInt(),
                              route.path("failed").asInt(),
                              route.path("down").asInt(),
                              route.path("meanRttMillis").asLong())));
      shared
          .path("checkCalls")
          .forEach(
              call ->
                  text.add(
                      "check call "
                          + call.path("due").asText()
                          + "  "
                          + call.path("result").asText()));
      text.add("sha256 " + shared.path("sha256").asText() + " (the same at both stations)");
      return text.toString();
    }
  }
}
