package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley watch brief} and {@code hand}: the handover of a position without a console. */
final class ReliefCommands {
  /** More than the two minutes for which a leaver watches. */
  private static final Duration REVIEW = Duration.ofMinutes(3);

  private ReliefCommands() {}

  private static String path(String position) {
    return "/api/v1/positions/" + Traffic.segment(position) + "/relief";
  }

  @Command(
      name = "brief",
      description = {
        "Relieves whoever holds the position: prints what is open, and ticks what you have read.",
        "Nothing changes hands before you sign with: parley watch hand."
      })
  static final class Brief implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "POSITION")
    private String position = "";

    @Option(names = "--tick", paramLabel = "ITEM", description = "I have read it; may be repeated")
    private List<String> ticked = List.of();

    @Option(names = "--untick", paramLabel = "ITEM", description = "takes a tick back")
    private List<String> unticked = List.of();

    @Option(names = "--off", description = "calls the handover off")
    private boolean off;

    @Override
    public Integer call() {
      StationClient client = options.client();
      if (off) {
        client.delete(path(position));
        options.print(Json.object().put("position", position), "The handover is called off.");
        return Exit.OK;
      }
      ObjectNode handover = client.post(path(position), Json.object());
      for (var item : ticked) {
        handover = tick(client, item, true);
      }
      for (var item : unticked) {
        handover = tick(client, item, false);
      }
      options.print(handover, table(handover));
      return Exit.OK;
    }

    private ObjectNode tick(StationClient client, String item, boolean now) {
      return client.post(
          path(position) + "/tick", Json.object().put("item", item).put("ticked", now));
    }

    private static String table(JsonNode handover) {
      var table = new StringJoiner("\n");
      table.add(
          "%s hands %s over to %s."
              .formatted(
                  handover.path("leaver").path("name").asText(),
                  handover.path("position").asText(),
                  handover.path("relief").path("name").asText()));
      handover.path("items").forEach(item -> table.add(row(item)));
      return table.add(ready(handover)).toString();
    }

    private static String row(JsonNode item) {
      return "%s %-8s %s  %s  %s"
          .formatted(
              item.path("ticked").asBoolean() ? "[x]" : "[ ]",
              item.path("critical").asBoolean() ? "CRITICAL" : "",
              item.path("dtg").asText(),
              item.path("id").asText(),
              item.path("words").asText());
    }

    private static String ready(JsonNode handover) {
      return switch (handover.path("why").asText()) {
        case "ringing" -> "Answer or pass the call first.";
        case "unticked-critical" -> "Read each CRITICAL item and tick it.";
        default -> "Sign with: parley watch hand " + handover.path("position").asText();
      };
    }
  }

  @Command(
      name = "hand",
      description = {
        "Signs a handover. The relief assumes the watch, and outside the demo proves with --bell that",
        "it is heard; then: parley position arm. The leaver signs off, two minutes after that at the",
        "earliest; --wait waits for it."
      })
  static final class Hand implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "POSITION")
    private String position = "";

    @Option(names = "--bell", paramLabel = "CMD", description = "makes the sound; run once")
    private @Nullable String bell;

    @Option(names = "--wait", description = "as leaver: until the relief has signed and 2 min more")
    private boolean wait;

    @Override
    public Integer call() {
      StationClient client = options.client();
      String me = client.get("/api/v1/session").path("officer").path("name").asText();
      ObjectNode handover = client.get(path(position));
      if (handover.path("relief").path("officer").asText().equals(me)) {
        return assume(client);
      }
      return wait ? watchAndSign(client) : sign(client);
    }

    private int assume(StationClient client) {
      boolean demo = client.get("/api/v1/station").path("demo").asBoolean();
      if (bell == null && !demo) {
        throw new CommandFailed(
            Exit.USAGE, "Outside the demo --bell CMD is needed: whoever has the watch must hear.");
      }
      if (bell != null && !Bell.rings(bell)) {
        throw new CommandFailed(Exit.REFUSED, "The bell command failed. Nothing changed hands.");
      }
      ObjectNode proof = Json.object().put("audio", "running").put("proven", true);
      ObjectNode review = client.post(path(position) + "/assume", proof);
      options.print(
          review,
          "You have the watch at "
              + position
              + ". Keep it armed with: parley position arm "
              + position);
      return Exit.OK;
    }

    private int watchAndSign(StationClient client) {
      var signable =
          new Waiting(() -> client.get(path(position)))
              .until(Hand::mayBeSigned, _ -> Exit.NOT_TAKEN, REVIEW, _ -> {});
      if (signable.exit() != Exit.OK) {
        throw new CommandFailed(signable.exit(), "The relief has not signed in time.");
      }
      return sign(client);
    }

    /** Whether the station's own time has come to where the leaver may sign. */
    private static OptionalInt mayBeSigned(JsonNode handover) {
      return handover.path("maySignOff").asBoolean()
          ? OptionalInt.of(Exit.OK)
          : OptionalInt.empty();
    }

    private int sign(StationClient client) {
      ObjectNode over = client.post(path(position) + "/sign-off", Json.object());
      options.print(over, "Signed off. The handover of " + position + " is over.");
      return Exit.OK;
    }
  }
}
