package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley pair}: make our card, confirm theirs. */
@Command(
    name = "pair",
    description = {
      "Pairs with a counterpart: exchange card files, read each card's 40 digits aloud on any",
      "other means, and type what you hear, once by each of two administrators."
    },
    subcommands = {PairCommand.MakeCard.class, PairCommand.Confirm.class})
final class PairCommand {

  @Command(name = "card", description = "Makes a card for one pairing and prints its 40 digits.")
  static final class MakeCard implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--out", required = true, paramLabel = "F")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
      ObjectNode made = options.client().post("/api/v1/pairing/cards", Json.object());
      Files.write(out, Base64.getDecoder().decode(Json.required(made, "file")));
      made.remove("file");
      options.print(
          made,
          "Card written to "
              + out
              + ". It holds no secret. Read this aloud to them:\n"
              + Json.required(made, "fingerprint"));
      return Exit.OK;
    }
  }

  @Command(
      name = "confirm",
      description = {
        "Confirms the counterpart's card with the 40 digits heard from them. Two different",
        "administrators do it. One wrong digit pairs nobody, and both sides make new cards."
      })
  static final class Confirm implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--card", required = true, paramLabel = "F")
    private Path card = Path.of("");

    @Option(names = "--fingerprint", required = true, paramLabel = "DIGITS")
    private String fingerprint = "";

    @Override
    public Integer call() throws IOException {
      StationClient client = options.client();
      String file = Base64.getEncoder().encodeToString(read());
      ObjectNode review = client.post("/api/v1/pairing/review", Json.object().put("card", file));
      if (!options.json()) {
        tell(review);
      }
      ObjectNode order = Json.object().put("card", file).put("fingerprint", fingerprint);
      ObjectNode answer = client.post("/api/v1/pairing/confirm", order);
      options.print(answer, words(answer.path("state").asText()));
      return Exit.OK;
    }

    private byte[] read() throws IOException {
      if (!Files.isRegularFile(card)) {
        throw new CommandFailed(Exit.USAGE, "There is no card file " + card + ".");
      }
      return Files.readAllBytes(card);
    }

    private static void tell(JsonNode review) {
      JsonNode theirs = review.path("theirs");
      Out.line(
          "Counterpart: %s (%s), %s, answers to %s"
              .formatted(
                  theirs.path("displayName").asText(),
                  theirs.path("name").asText(),
                  theirs.path("seat").asText(),
                  theirs.path("commandersOffice").asText()));
      review.path("tenLines").forEach(line -> Out.line(line.asText()));
    }

    private static String words(String state) {
      return switch (state) {
        case "waiting-for-second-administrator" ->
            "The digits are right. Now the second administrator types them too.";
        case "open" -> "The line is open.";
        default ->
            "Confirmed here. PAIRING UNFINISHED until both first entries bear four signatures.";
      };
    }
  }
}
