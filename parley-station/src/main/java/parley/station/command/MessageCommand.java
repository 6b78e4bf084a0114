package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley message}: write, look, acknowledge. */
@Command(
    name = "message",
    description = "Write, look, acknowledge.",
    subcommands = {
      MessageCommand.Send.class,
      MessageCommand.ListMessages.class,
      MessageCommand.Show.class,
      MessageCommand.Acknowledge.class,
      MessageCommand.Withdraw.class
    })
final class MessageCommand {
  private static final Set<String> THERE = Set.of("delivered", "alerted", "acknowledged");

  /** What {@code --wait} may wait for. */
  enum Goal {
    DELIVERED,
    ACKNOWLEDGED
  }

  @Command(
      name = "send",
      description = {
        "Sends the text on standard input (UTF-8). Without --wait, 0 means: durable here.",
        "With it: 0 reached, 3 not at their station in time, 4 there but not acknowledged."
      })
  static final class Send implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    @Option(names = "--precedence", defaultValue = "routine", paramLabel = "P")
    private PrecedenceWord precedence = PrecedenceWord.ROUTINE;

    @Option(names = "--language", paramLabel = "TAG", description = "such as en, ru, uk")
    private @Nullable String language;

    @Option(names = "--corrects", paramLabel = "SERIAL")
    private @Nullable String corrects;

    @Option(names = "--exercise", description = "marks the message EXERCISE")
    private boolean exercise;

    @Option(names = "--wait", paramLabel = "delivered|acknowledged")
    private @Nullable Goal goal;

    @Option(names = "--timeout", defaultValue = "60", paramLabel = "S")
    private int timeout = 60;

    @Override
    public Integer call() throws IOException {
      if (timeout < 1) {
        throw new CommandFailed(Exit.USAGE, "--timeout is at least 1 s.");
      }
      StationClient client = options.client();
      ObjectNode message =
          client.post("/api/v1/lines/" + Traffic.segment(line) + "/messages", order());
      String serial = Json.required(message, "serial");
      if (!options.json()) {
        Out.line(serial);
      }
      if (goal == null) {
        if (options.json()) {
          Out.line(Json.write(Traffic.flat(message)));
        }
        return Exit.OK;
      }
      return await(client, serial, goal);
    }

    private ObjectNode order() throws IOException {
      ObjectNode order =
          Json.object()
              .put("precedence", precedence.word())
              .put("text", standardInput())
              .put("exercise", exercise);
      if (language != null) {
        order.put("lang", language);
      }
      if (corrects != null) {
        order.put("corrects", corrects);
      }
      return order;
    }

    private static String standardInput() throws IOException {
      try {
        var bytes = ByteBuffer.wrap(System.in.readAllBytes());
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      } catch (CharacterCodingException notUtf8) {
        throw new CommandFailed(Exit.USAGE, "The text on standard input is not UTF-8.");
      }
    }

    private int await(StationClient client, String serial, Goal wanted) {
      String path = path(serial) + Traffic.query(Optional.of(line));
      var outcome =
          new Waiting(() -> client.get(path))
              .until(
                  message -> verdict(message, wanted),
                  message -> isThere(message) ? Exit.NOT_TAKEN : Exit.NOT_THERE,
                  Duration.ofSeconds(timeout),
                  options.json() ? _ -> {} : Out::line);
      if (options.json()) {
        Out.line(Json.write(Traffic.flat(outcome.item())));
      } else if (outcome.exit() == Exit.NOT_THERE) {
        Out.aside("Not at their station within " + timeout + " s. It stays and goes when it can.");
      } else if (outcome.exit() == Exit.NOT_TAKEN) {
        Out.aside("At their station. No person acknowledged it within " + timeout + " s.");
      }
      return outcome.exit();
    }
  }

  private static OptionalInt verdict(JsonNode message, Goal goal) {
    String state = message.path("state").asText();
    boolean reached =
        switch (goal) {
          case DELIVERED -> isThere(message);
          case ACKNOWLEDGED -> hasRung(message, "acknowledged") || state.equals("acknowledged");
        };
    if (reached) {
      return OptionalInt.of(Exit.OK);
    }
    return state.equals("withdrawn") ? OptionalInt.of(Exit.REFUSED) : OptionalInt.empty();
  }

  private static boolean isThere(JsonNode message) {
    return THERE.contains(message.path("state").asText()) || hasRung(message, "at-their-station");
  }

  private static boolean hasRung(JsonNode message, String name) {
    return message
        .path("ladder")
        .valueStream()
        .anyMatch(rung -> rung.path("rung").asText().equals(name));
  }

  private static String path(String serial) {
    return "/api/v1/messages/" + Traffic.segment(serial);
  }

  /** The options of a command about one message. */
  abstract static class OneMessage implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", paramLabel = "NAME", description = "only where serials are ambiguous")
    private @Nullable String line;

    @Parameters(paramLabel = "SERIAL")
    private String serial = "";

    /** Does it, and returns the message afterwards. */
    abstract ObjectNode ask(StationClient client, String path, String query);

    @Override
    public Integer call() {
      String query = Traffic.query(Optional.ofNullable(line));
      ObjectNode message = ask(options.client(), path(serial), query);
      options.print(Traffic.flat(message), Traffic.full(message));
      return Exit.OK;
    }
  }

  @Command(name = "show", description = "Shows a message and its ladder.")
  static final class Show extends OneMessage {
    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      return client.get(path + query);
    }
  }

  @Command(
      name = "acknowledge",
      description = "Acknowledges; FLASH needs the last two digits of the serial read back.")
  static final class Acknowledge extends OneMessage {
    @Option(names = "--read-back", paramLabel = "NN")
    private @Nullable String readBack;

    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      ObjectNode order = Json.object();
      if (readBack != null) {
        order.put("readBack", readBack);
      }
      return client.post(path + "/acknowledge" + query, order);
    }
  }

  @Command(name = "withdraw", description = "Takes back a message that still waits.")
  static final class Withdraw extends OneMessage {
    @Override
    ObjectNode ask(StationClient client, String path, String query) {
      return client.post(path + "/withdraw" + query, Json.object());
    }
  }

  @Command(name = "list", description = "Lists messages, the newest first.")
  static final class ListMessages implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", paramLabel = "NAME")
    private @Nullable String line;

    @Override
    public Integer call() {
      String query = Traffic.query(Optional.ofNullable(line));
      return Lists.print(options, options.client().get("/api/v1/messages" + query));
    }
  }
}
