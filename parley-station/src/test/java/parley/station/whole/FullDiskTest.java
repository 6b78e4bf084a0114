package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;

/** The line outlives its journal: birch's disk is full, and it rings all the same. */
final class FullDiskTest {
  /** The write-ahead file takes 16 of them, the database less than one. */
  private static final int MEBIBYTES = 20;

  private static final int MOST_MESSAGES = 200;

  @TempDir Path folder;
  private Optional<SmallDisk> disk = Optional.empty();
  private Optional<TwoProcesses> stations = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    disk = SmallDisk.mount(folder.resolve("small"), MEBIBYTES);
    Assumptions.assumeTrue(
        disk.isPresent(),
        "a small file system cannot be mounted here (run as root): a full disk was NOT tested");
    stations = Optional.of(TwoProcesses.start(folder, disk.get().path().resolve("birch")));
  }

  @AfterEach
  void end() {
    stations.ifPresent(TwoProcesses::close);
    disk.ifPresent(SmallDisk::close);
  }

  @Test
  void a_station_with_a_full_disk_rings_refuses_messages_and_recovers_by_itself() {
    var two = stations.orElseThrow();
    var alder = two.alder();
    var birch = two.birch();
    try (var armedThere = birch.arm("desk-1");
        var armedHere = alder.arm("desk-1")) {
      disk.orElseThrow().fill();
      var refused = firstRefused(birch);
      var health = birch.get("/health");
      ringsNotEntered(alder, birch);
      ringsNotEntered(birch, alder);
      assertThat(armedThere.isAlive()).isTrue();
      assertThat(armedHere.isAlive()).isTrue();

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.body().path("type").asText()).endsWith("disk-full");
      assertThat(refused.body().path("detail").asText()).contains("Nothing was entered");
      assertThat(health.path("health").asText()).isEqualTo("red");
      assertThat(health.toString()).contains("storage-disk-full");

      disk.orElseThrow().makeRoom();
      two.awaitNormal();
    }
    entersByItselfAgain(two);
  }

  /** Sends until the station says no more; what it took before must arrive in the end. */
  private static Answer firstRefused(OneStation at) {
    var order = Json.object().put("text", "x".repeat(8_000)).put("precedence", "immediate");
    for (var i = 0; i < MOST_MESSAGES; i++) {
      var answer = at.post(at.linePath() + "/messages", order.deepCopy());
      if (answer.status() >= 300) {
        Patience.until(
            "the storage is in trouble", () -> at.get("/health").toString().contains("storage-"));
        return at.post(at.linePath() + "/messages", order);
      }
    }
    throw new AssertionError("a station with a full disk went on taking messages");
  }

  private static void ringsNotEntered(OneStation caller, OneStation called) {
    var serial = caller.ring(60);

    var there = called.awaitCall(serial, call -> call.path("bell").asBoolean());
    var here = caller.awaitCall(serial, FullDiskTest::isNotEnteredAndRings);

    assertThat(there.path("notEntered").asBoolean()).isTrue();
    assertThat(here.path("silence").asText()).isNotEqualTo("station-silent");
    called.parley("call", "answer", serial).well();
    caller.awaitCall(serial, call -> call.path("state").asText().equals("talking"));
    caller.parley("call", "end", serial).well();
    called.awaitCall(serial, call -> call.path("state").asText().equals("ended"));
  }

  private static boolean isNotEnteredAndRings(JsonNode call) {
    return call.path("notEntered").asBoolean() && call.path("armedThere").asInt() == 1;
  }

  private static void entersByItselfAgain(TwoProcesses two) {
    var sent = two.birch().send("There is room again.", "routine");
    two.alder().awaitMessage(sent, message -> !message.path("text").asText().isEmpty());
    Patience.until(
        "birch is well again",
        () -> two.birch().get("/health").path("health").asText().equals("green"));
    for (var station : two.stations()) {
      for (var log : new String[] {"a", "b"}) {
        Patience.until(
            "log " + log + " lists what was not entered, at " + station.name(),
            () -> station.tail().lines().anyMatch(entry -> isUnentered(entry, log)));
      }
    }
    Patience.until("both tails are equal", () -> two.alder().tail().equals(two.birch().tail()));
    var numbers =
        two.birch().messages().stream().map(message -> message.path("serial").asText()).toList();
    assertThat(numbers).contains(sent).doesNotHaveDuplicates();
  }

  private static boolean isUnentered(String entry, String log) {
    return entry.startsWith(log) && entry.contains(" unentered ");
  }
}
