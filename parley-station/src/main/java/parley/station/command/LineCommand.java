package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parley line}: what stands between this station and others. */
@Command(
    name = "line",
    description = "The lines of a station.",
    subcommands = LineCommand.ListLines.class)
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
      return "%-12s %-19s lamp %-8s key %-11s %s%s"
          .formatted(
              line.path("line").asText(),
              line.path("state").asText(),
              line.path("lamp").asText(),
              line.path("key").path("state").asText(),
              routes,
              notEntered);
    }
  }
}
