package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley call}: ring, answer, decline, end, look. */
@Command(
    name = "call",
    description = "Ring the counterpart, answer, decline, end, look.",
    subcommands = {
      CallCommand.Start.class,
      CallCommand.Answer.class,
      CallCommand.Decline.class,
      CallCommand.End.class,
      CallCommand.Show.class,
      CallCommand.ListCalls.class
    })
final class CallCommand {
  /** Beyond the answer window: time for the end of the call to be entered and read. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(90);

  /** What {@code --wait} may wait for. */
  enum Goal {
    ANSWERED
  }

  @Command(
      name = "start",
      description = {
        "Rings. Prints the serial first. With --wait answered: 0 answered, 3 not at their station,",
        "4 rang and not answered, 7 nobody armed, 8 declined."
      })
  static final class Start implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    @Option(names = "--precedence", defaultValue = "routine", paramLabel = "P")
    private PrecedenceWord precedence = PrecedenceWord.ROUTINE;

    @Option(names = "--wait", paramLabel = "answered")
    private @Nullable Goal goal;

    @Option(
        names = "--timeout",
        paramLabel = "S",
        description = "the answer window in seconds, from 1 to the terms' window (90 by default)")
    private @Nullable Integer timeout;

    @Override
    public Integer call() {
      StationClient client = options.client();
      ObjectNode order = Json.object().put("precedence", precedence.word());
      if (timeout != null) {
        if (timeout < 1) {
          throw new CommandFailed(Exit.USAGE, "--timeout is at least 1 s.");
        }
        order.put("windowSeconds", timeout);
      }
      ObjectNode call = client.post("/api/v1/lines/" + Traffic.segment(line) + "/calls", order);
      String serial = Json.required(call, "serial");
      if (!options.json()) {
        Out.line(serial);
      }
      if (goal == null) {
        if (options.json()) {
          Out.line(Json.write(Traffic.flat(call)));
        }
        return Exit.OK;
      }
      return await(client, serial);
    }

    private int await(StationClient client, String serial) {
      Duration window = timeout == null ? DEFAULT_WINDOW : Duration.ofSeconds(timeout);
      String path = path(serial) + Traffic.query(Optional.of(line));
      var outcome =
          new Waiting(() -> client.get(path))
              .until(
                  CallCommand::verdict,
                  CallCommand::silenceExit,
                  window.plus(GRACE),
                  options.json() ? _ -> {} : Out::line);
      if (options.json()) {
        Out.line(Json.write(Traffic.flat(outcome.item())));
      } else if (outcome.exit() != Exit.OK) {
        Out.aside(words(outcome.exit()));
      }
      return outcome.exit();
    }

    private static String words(int exit) {
      return switch (exit) {
        case Exit.NOT_THERE -> "The call did not reach their station.";
        case Exit.NOT_TAKEN -> "The call reached their station and rang. It was not answered.";
        case Exit.NOBODY_ARMED -> "Their station is up. Nobody there was armed.";
        default -> "The call was declined or taken back.";
      };
    }
  }

  /** Whether a call's state already decides the exit code. */
  private static OptionalInt verdict(JsonNode call) {
    return switch (call.path("state").asText()) {
      case "talking" -> OptionalInt.of(Exit.OK);
      case "ended" ->
          switch (call.path("outcome").asText()) {
            case "hung-up", "joined" -> OptionalInt.of(Exit.OK);
            case "declined", "withdrawn" -> OptionalInt.of(Exit.REFUSED);
            default -> OptionalInt.of(silenceExit(call));
          };
      default -> OptionalInt.empty();
    };
  }

  private static int silenceExit(JsonNode call) {
    return switch (call.path("silence").asText()) {
      case "rang-not-answered" -> Exit.NOT_TAKEN;
      case "nobody-armed" -> Exit.NOBODY_ARMED;
      default -> Exit.NOT_THERE;
    };
  }

  private static String path(String serial) {
    return "/api/v1/calls/" + Traffic.segment(serial);
  }

  /** The options of a command about one call. */
  abstract static class OneCall implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", paramLabel = "NAME", description = "only where serials are ambiguous")
    private @Nullable String line;

    @Parameters(paramLabel = "SERIAL")
    private String serial = "";

    /** Does it, and returns the call afterwards. */
    abstract ObjectNode ask(StationClient client, String path, String query);

    @Override
    public Integer call() {
      String query = Traffic.query(Optional.ofNullable(line));
      ObjectNode call = ask(options.client(), path(serial), query);
      options.print(Traffic.flat(call), Traffic.full(call));
      return Exit.OK;
    }
  }

  @Command(name = "answer", description = "Answers a ringing call.")
  static final class Answer extends OneCall {
    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      return client.post(path + "/answer" + query, Json.object());
    }
  }

  @Command(name = "decline", description = "Declines a ringing call; the reason is entered.")
  static final class Decline extends OneCall {
    @Option(names = "--reason", required = true, paramLabel = "TEXT")
    private String reason = "";

    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      return client.post(path + "/decline" + query, Json.object().put("reason", reason));
    }
  }

  @Command(name = "end", description = "Ends a call, or takes back one that still rings there.")
  static final class End extends OneCall {
    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      return client.post(path + "/end" + query, Json.object());
    }
  }

  @Command(name = "show", description = "Shows a call and its ladder.")
  static final class Show extends OneCall {
    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      return client.get(path + query);
    }
  }

  @Command(name = "list", description = "Lists calls, the newest first.")
  static final class ListCalls implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", paramLabel = "NAME")
    private @Nullable String line;

    @Override
    public Integer call() {
      String query = Traffic.query(Optional.ofNullable(line));
      return Lists.print(options, options.client().get("/api/v1/calls" + query));
    }
  }
}
