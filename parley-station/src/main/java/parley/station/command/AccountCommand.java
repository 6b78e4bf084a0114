package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import parley.station.answer.Json;
import parley.station.configuration.StandardInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley account}: who may sign in, and as what. */
@Command(
    name = "account",
    description = {
      "Keeps accounts. What gives somebody more than they had waits until a second person",
      "confirms it; revoking and taking lines away happen at once."
    },
    subcommands = {
      AccountCommand.ListThem.class,
      AccountCommand.Add.class,
      AccountCommand.SetRole.class,
      AccountCommand.SetLines.class,
      AccountCommand.Recover.class,
      AccountCommand.Confirm.class,
      AccountCommand.Withdraw.class,
      AccountCommand.Revoke.class,
      AccountCommand.Enrol.class
    })
final class AccountCommand {
  private static final String PEOPLE = "/api/v1/people";

  /** {@code all}, or names with commas between them. */
  private static JsonNode sight(String lines) {
    return lines.equals("all")
        ? Json.word("all")
        : Json.texts(List.of(lines.split(",")).stream().filter(name -> !name.isBlank()).toList());
  }

  private static int asked(StationOptions options, ObjectNode answer) {
    String id = answer.path("id").asText();
    if (id.isEmpty()) {
      options.print(answer, "Done.");
      return Exit.OK;
    }
    String half =
        Json.text(answer, "firstHalf")
            .map(each -> "\nFirst half of the code, for that person alone: " + each)
            .orElse("");
    options.print(
        answer, "Asked. A second person confirms it: parley account confirm " + id + half);
    return Exit.OK;
  }

  @Command(name = "list", description = "Everybody, and what waits for a second person.")
  static final class ListThem implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Override
    public Integer call() {
      ObjectNode all = options.client().get(PEOPLE);
      String people =
          all.path("people").valueStream().map(this::person).collect(Collectors.joining("\n"));
      String waiting =
          all.path("waiting")
              .valueStream()
              .map(
                  each ->
                      "\nwaits: %s %s %s, asked by %s: %s"
                          .formatted(
                              each.path("change").asText(),
                              each.path("name").asText(),
                              given(each),
                              each.path("by").asText(),
                              each.path("id").asText()))
              .collect(Collectors.joining());
      options.print(all, people + waiting);
      return Exit.OK;
    }

    private String person(JsonNode one) {
      String lines = lines(one.path("lines"));
      String state = one.has("revokedAt") ? "revoked" : proofs(one);
      return "%-16s %-14s lines %-16s %s"
          .formatted(one.path("name").asText(), one.path("role").asText(), lines, state);
    }
  }

  /** The role or the lines that a change would give. */
  private static String given(JsonNode change) {
    return (change.path("detail").asText() + " " + lines(change.path("lines"))).strip();
  }

  private static String lines(JsonNode sight) {
    return sight.isArray()
        ? sight.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
        : sight.asText();
  }

  private static String proofs(JsonNode one) {
    int passkeys = one.path("passkeys").asInt();
    return switch (passkeys) {
      case 0 -> one.path("passphrase").asBoolean() ? "passphrase" : "cannot sign in yet";
      case 1 -> "one passkey, a second is wanted";
      default -> passkeys + " passkeys";
    };
  }

  @Command(name = "add", description = "Asks for a new account.")
  static final class Add implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--display-name", paramLabel = "TEXT", description = "NAME when missing")
    private String displayName = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE")
    private String role = "";

    @Option(
        names = "--lines",
        required = true,
        paramLabel = "all|NAME,…",
        description = "the lines this person may know of")
    private String lines = "";

    @Override
    public Integer call() {
      ObjectNode order =
          Json.object()
              .put("name", name)
              .put("displayName", displayName.isEmpty() ? name : displayName)
              .put("role", role);
      order.set("lines", sight(lines));
      return asked(options, options.client().post(PEOPLE, order));
    }
  }

  @Command(name = "role", description = "Asks for another role.")
  static final class SetRole implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(index = "0", paramLabel = "NAME")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ROLE")
    private String role = "";

    @Override
    public Integer call() {
      var order = Json.object().put("role", role);
      return asked(options, options.client().post(PEOPLE + "/" + name + "/role", order));
    }
  }

  @Command(name = "lines", description = "Takes lines away at once, or asks for more.")
  static final class SetLines implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(index = "0", paramLabel = "NAME")
    private String name = "";

    @Parameters(index = "1", paramLabel = "all|NAME,…")
    private String lines = "";

    @Override
    public Integer call() {
      ObjectNode order = Json.object();
      order.set("lines", sight(lines));
      return asked(options, options.client().post(PEOPLE + "/" + name + "/lines", order));
    }
  }

  @Command(
      name = "recover",
      description = "Asks for a one-time code for somebody who lost every proof.")
  static final class Recover implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public Integer call() {
      return asked(
          options, options.client().post(PEOPLE + "/" + name + "/enrolment", Json.object()));
    }
  }

  @Command(name = "confirm", description = "Confirms what somebody else asked for.")
  static final class Confirm implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public Integer call() {
      ObjectNode done = options.client().post("/api/v1/changes/" + id + "/confirm", Json.object());
      String half =
          Json.text(done, "secondHalf")
              .map(each -> "\nSecond half of the code, for that person alone: " + each)
              .orElse("");
      options.print(done, "Done." + half);
      return Exit.OK;
    }
  }

  @Command(name = "withdraw", description = "Takes back what waits for a second person.")
  static final class Withdraw implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public Integer call() {
      options.client().delete("/api/v1/changes/" + id);
      options.print(Json.object(), "Taken back.");
      return Exit.OK;
    }
  }

  @Command(
      name = "revoke",
      description = "Ends an account with its sessions, streams, position and voice, at once.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public Integer call() {
      options.client().post(PEOPLE + "/" + name + "/revoke", Json.object());
      options.print(Json.object(), name + " is revoked. The name is not given again.");
      return Exit.OK;
    }
  }

  @Command(
      name = "enrol",
      description = {
        "Brings a passphrase with a one-time code. Reads from standard input, one a line: the",
        "code, both halves; the passphrase."
      })
  static final class Enrol implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--name", required = true, paramLabel = "N")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      var input = new StandardInput();
      ObjectNode order = Json.object().put("name", name);
      order.put("code", input.passphrase("Code, both halves: "));
      order.put("passphrase", input.passphrase("New passphrase of " + name + ": "));
      options.anonymous().post("/api/v1/enrolments", order);
      options.print(Json.object(), "Enrolled. Sign in with the new passphrase.");
      return Exit.OK;
    }
  }
}
