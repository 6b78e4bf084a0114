package parley.station.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley position}: a position of the watch without a console. */
@Command(
    name = "position",
    description = "A position of the watch without a console.",
    subcommands = PositionCommand.Arm.class)
final class PositionCommand {
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(2);

  @Command(
      name = "arm",
      description = {
        "Takes the position and keeps it armed until interrupted. Outside the demo it needs --bell:",
        "a command that makes the sound. It is run once to prove it, then for every ring."
      })
  static final class Arm implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--bell", paramLabel = "CMD")
    private @Nullable String bell;

    private String path = "";

    @Override
    public Integer call() {
      StationClient client = options.client();
      boolean demo = client.get("/api/v1/station").path("demo").asBoolean();
      if (bell == null && !demo) {
        throw new CommandFailed(
            Exit.USAGE, "Outside the demo --bell CMD is needed: an armed position must be heard.");
      }
      path = "/api/v1/positions/" + Traffic.segment(name);
      if (bell != null && !Bell.rings(bell)) {
        throw new CommandFailed(Exit.REFUSED, "The bell command failed. Not armed.");
      }
      take(client);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(client)));
      Optional.ofNullable(bell)
          .ifPresent(
              command -> Thread.ofVirtual().name("bell").start(() -> listen(client, command)));
      options.print(
          Json.object().put("position", name).put("armed", true),
          "Position " + name + " is armed. Interrupt to leave it.");
      return beat(client);
    }

    private void take(StationClient client) {
      client.post(
          path + "/arm",
          Json.object().put("audio", "running").put("proven", true).put("client", "command"));
    }

    private int beat(StationClient client) {
      ObjectNode beat =
          Json.object().put("audio", "running").put("visible", true).put("volume", 1.0);
      while (pause()) {
        try {
          client.post(path + "/beat", beat);
        } catch (CommandFailed failed) {
          Out.aside(failed.getMessage());
          retake(client, failed);
        }
      }
      return Exit.OK;
    }

    /** A station that has restarted knows no positions; one that does not answer is asked again. */
    private void retake(StationClient client, CommandFailed failed) {
      if (failed.exit() == Exit.NOT_ASKED) {
        return;
      }
      try {
        take(client);
        Out.aside("Position " + name + " is armed again.");
      } catch (CommandFailed again) {
        throw again.exit() == Exit.NOT_ASKED ? failed : again;
      }
    }

    private void leave(StationClient client) {
      try {
        client.delete(path + "/arm");
      } catch (CommandFailed gone) {
        // The station notices by itself when the beats stop.
      }
    }

    private static boolean pause() {
      try {
        Thread.sleep(BETWEEN_BEATS);
        return true;
      } catch (InterruptedException interrupted) {
        return false;
      }
    }

    /** Rings whenever the station says that a call or a FLASH rings here. */
    private static void listen(StationClient client, String command) {
      do {
        try (var lines =
            new BufferedReader(new InputStreamReader(client.events(), StandardCharsets.UTF_8))) {
          String line = lines.readLine();
          while (line != null) {
            if (line.startsWith("data: ") && line.contains("\"bell\":true")) {
              boolean _ = Bell.rings(command);
            }
            line = lines.readLine();
          }
        } catch (IOException lost) {
          Out.aside("The station's events are lost; trying again.");
        }
      } while (pause());
    }
  }
}
