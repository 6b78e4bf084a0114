package parley.station.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import parley.station.demo.DemoPair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code parley rehearse}: what a build lets a Java machine watch, so that a station that was
 * started a minute ago rings as fast as one that has run for a month.
 */
@Command(
    name = "rehearse",
    description = {
      "Two stations within this process call and write to each other, answer and acknowledge, in a",
      "folder that is removed afterwards. The build has the Java machine watch this: what it has",
      "learned is kept beside the program, and makes every later start fast."
    })
final class RehearseCommand implements Callable<Integer> {
  private static final int LOWEST_PORT = 20_000;
  private static final int PORTS = 12_000;
  private static final int TRIES = 20;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "150",
      description = "so many calls and messages; 150 when missing")
  private int rounds = 150;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("parley-rehearsal");
    try (var pair = onFreePorts(folder)) {
      Rehearsal.between(pair).run(rounds);
    } finally {
      remove(folder);
    }
    Out.aside("Rehearsed " + rounds + " calls and messages.");
    return Exit.OK;
  }

  private static DemoPair onFreePorts(Path folder) throws Exception {
    BindException taken = new BindException("no ports were tried");
    for (int i = 0; i < TRIES; i++) {
      int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
      try {
        return DemoPair.start(folder.resolve("at-" + port), port);
      } catch (BindException other) {
        taken = other;
      }
    }
    throw taken;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
