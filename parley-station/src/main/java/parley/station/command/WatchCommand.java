package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley watch}: who has the watch, how it changes hands, and who is due. */
@Command(
    name = "watch",
    description = "Who has the watch, how it changed hands, and who is due.",
    subcommands = {
      WatchCommand.Show.class,
      WatchCommand.Roster.class,
      ReliefCommands.Brief.class,
      ReliefCommands.Hand.class
    })
final class WatchCommand {

  @Command(name = "show", description = "Who is due, lapsed acknowledgements, the newest changes.")
  static final class Show implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Override
    public Integer call() {
      ObjectNode answer = options.client().get("/api/v1/watch");
      var table = new StringJoiner("\n");
      table.add(due(answer));
      answer
          .path("lapsed")
          .forEach(
              one ->
                  table.add(
                      "not acknowledged by this watch: %s on %s (%s had)"
                          .formatted(
                              one.path("serial").asText(),
                              one.path("line").asText(),
                              one.path("by").asText())));
      answer.path("handovers").forEach(one -> table.add(handover(one)));
      answer.path("changes").forEach(one -> table.add(change(one)));
      options.print(answer, table.toString());
      return Exit.OK;
    }

    private static String handover(JsonNode one) {
      return "handover of %s from %s to %s: %s"
          .formatted(
              one.path("position").asText(),
              one.path("leaver").path("name").asText(),
              one.path("relief").path("name").asText(),
              one.path("stage").asText());
    }

    private static String change(JsonNode one) {
      var from = one.path("fromName").asText();
      return "%s  %-12s %-11s %s%s"
          .formatted(
              one.path("dtg").asText(),
              one.path("position").asText(),
              one.path("act").asText(),
              one.path("name").asText(),
              from.isEmpty() ? "" : " from " + from);
    }
  }

  @Command(name = "roster", description = "Who is to stand the watch, and when nobody is.")
  static final class Roster implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--days", paramLabel = "N", description = "how far ahead; 14 when missing")
    private int days = 14;

    @Override
    public Integer call() {
      ObjectNode answer = options.client().get("/api/v1/roster?days=" + days);
      var table = new StringJoiner("\n");
      table.add(due(answer));
      answer.path("duties").forEach(duty -> table.add(row(duty, duty.path("name").asText())));
      answer.path("gaps").forEach(gap -> table.add(row(gap, "NOBODY")));
      options.print(answer, table.toString());
      return Exit.OK;
    }

    private static String row(JsonNode span, String who) {
      return span.path("fromDtg").asText() + " to " + span.path("toDtg").asText() + "  " + who;
    }
  }

  private static String due(JsonNode answer) {
    var now = answer.has("duty") ? answer.path("duty").path("name").asText() : "nobody";
    if (!answer.has("next")) {
      return "due now: " + now;
    }
    var next = answer.path("next");
    return "due now: %s; next change %s: %s"
        .formatted(now, next.path("dtg").asText(), next.path("name").asText("NOBODY"));
  }
}
