package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stations are killed again and again in the middle of traffic, and nothing is lost. */
final class KilledStationsTest {
  private static final int KILLS = 6;
  private static final long SEED = 19_670_605L;
  private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(300);

  @TempDir static Path folder;
  private static RunningDemo demo;

  @BeforeAll
  static void start() {
    demo = RunningDemo.start(folder.resolve("demo"));
  }

  @AfterAll
  static void end() {
    demo.close();
  }

  /** Everything that one station was told is durable, in the order in which it was told. */
  private static final class Promised {
    private final OneStation station;
    private final List<String> byCommand = Collections.synchronizedList(new ArrayList<>());
    private final List<String> byApi = Collections.synchronizedList(new ArrayList<>());

    Promised(OneStation station) {
      this.station = station;
    }

    /** Sends by command until it is enough; what printed a serial was promised. */
    void sendByCommand(CountDownLatch enough) {
      for (var i = 0; enough.getCount() > 0; i++) {
        var words = List.of("message", "send", "--line", station.line());
        var sent = station.fed("Command " + i, words.toArray(String[]::new));
        if (sent.exit() == 0) {
          byCommand.add(sent.serial());
        }
      }
    }

    /** Sends over the API, faster than processes can be started. */
    void sendByApi(CountDownLatch enough) {
      for (var i = 0; enough.getCount() > 0; i++) {
        try {
          byApi.add(station.send("Программа " + i, i % 10 == 0 ? "flash" : "immediate"));
        } catch (UncheckedIOException | AssertionError _) {
          // Its station is dead, or just up and not ready: nothing was promised.
        }
        Patience.pause(BETWEEN_MESSAGES);
      }
    }
  }

  private static void killSixTimes(OneStation station, CountDownLatch enough) {
    var chance = new Random(SEED + station.name().hashCode());
    for (var i = 0; i < KILLS; i++) {
      Patience.pause(Duration.ofMillis(chance.nextInt(200, 3_000)));
      var process = Patience.some("a process of " + station.name(), () -> demo.process(station));
      assertThat(process.destroyForcibly()).isTrue();
      Patience.until("it is dead", () -> !process.isAlive());
      Patience.until(station.name() + " answers again", station.door()::answers);
    }
    enough.countDown();
  }

  @Test
  void what_was_promised_before_a_kill_is_there_once_and_in_order_on_both_sides() throws Exception {
    var all = stormOf(demo.both().stream().map(Promised::new).toList());

    demo.both().forEach(OneStation::awaitNormal);
    for (var promised : all) {
      assertThat(promised.byCommand).as(promised.station.name()).isNotEmpty();
      assertThat(promised.byApi).as(promised.station.name()).isNotEmpty();
      everythingIsThere(promised);
    }
    bothAgreeOnWhatWasAcknowledged();
    bothTailsAreEqual();
    for (var station : demo.both()) {
      var pack = station.export(folder.resolve("pack-of-" + station.name()));
      var verdict = Parley.run("journal", "verify", "--print", pack.toString()).well();
      assertThat(verdict.out()).isEqualTo(station.tail());
    }
  }

  private static List<Promised> stormOf(List<Promised> all) throws InterruptedException {
    var enough = new CountDownLatch(all.size());
    List<Thread> threads = new ArrayList<>();
    var failures = Collections.synchronizedList(new ArrayList<Throwable>());
    for (var promised : all) {
      threads.add(Thread.ofPlatform().unstarted(() -> promised.sendByCommand(enough)));
      threads.add(Thread.ofPlatform().unstarted(() -> promised.sendByApi(enough)));
      threads.add(Thread.ofPlatform().unstarted(() -> killSixTimes(promised.station, enough)));
    }
    threads.forEach(thread -> thread.setUncaughtExceptionHandler((_, e) -> failures.add(e)));
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    return all;
  }

  private static List<String> serialsBy(String author, OneStation at) {
    return at.messages().stream()
        .map(message -> message.path("serial").asText())
        .filter(serial -> serial.startsWith(author + "-"))
        .sorted()
        .toList();
  }

  private static void everythingIsThere(Promised promised) {
    var author = promised.station.name();
    var here = serialsBy(author, promised.station);
    assertThat(here).containsAll(promised.byCommand).containsAll(promised.byApi);
    assertThat(here).isEqualTo(Serials.oneTo(here.size(), author));
    assertThat(promised.byCommand).isSorted();
    assertThat(promised.byApi).isSorted();
    for (var station : demo.both()) {
      Patience.until(
          "all of " + author + " is at " + station.name(),
          () -> serialsBy(author, station).equals(here));
    }
  }

  private static void bothAgreeOnWhatWasAcknowledged() {
    for (var station : demo.both()) {
      station.messages().stream()
          .filter(message -> message.path("canAcknowledge").asBoolean())
          .filter(message -> !message.path("needsReadBack").asBoolean())
          .forEach(
              message ->
                  station.acknowledge(message.path("serial").asText(), Optional.empty()).done());
    }
    Patience.until(
        "the same messages are acknowledged on both sides",
        () -> acknowledged(demo.alder()).equals(acknowledged(demo.birch())));
    assertThat(acknowledged(demo.alder())).isNotEmpty();
  }

  private static List<String> acknowledged(OneStation station) {
    return station.messages().stream()
        .filter(message -> message.path("state").asText().equals("acknowledged"))
        .map(message -> message.path("serial").asText())
        .sorted()
        .toList();
  }

  private static void bothTailsAreEqual() {
    Patience.until(
        "both tails are equal and hold every message once",
        () -> {
          var tail = demo.alder().tail();
          return tail.equals(demo.birch().tail()) && holdsEachOnce(tail);
        });
    var byCommand = demo.alder().parley("journal", "tail", "--line", "birch").well();
    assertThat(byCommand.out()).isEqualTo(demo.alder().tail());
  }

  private static boolean holdsEachOnce(String tail) {
    var serials =
        tail.lines()
            .map(line -> line.split(" "))
            .filter(words -> words.length > 3 && words[2].equals("message"))
            .map(words -> words[3])
            .sorted()
            .toList();
    var expected = new ArrayList<>(serialsBy("alder", demo.alder()));
    expected.addAll(serialsBy("birch", demo.birch()));
    return serials.equals(expected);
  }
}
