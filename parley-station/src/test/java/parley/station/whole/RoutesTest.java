package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.Bytes;
import parley.journal.card.CardFile;
import parley.station.answer.Json;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingBook.Pair;

/** What a line does when its routes are cut, swallow everything, or bring a stranger. */
@ExtendWith(SharedPair.class)
final class RoutesTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;

  RoutesTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
  }

  private static boolean lamp(JsonNode line, String reason) {
    return line.path("lampReason").asText().equals(reason);
  }

  private static String stateOf(JsonNode line, String route) {
    return line.path("routes")
        .valueStream()
        .filter(each -> each.path("name").asText().equals(route))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asText();
  }

  private static boolean arrived(JsonNode message) {
    return !message.path("text").asText().isEmpty();
  }

  @Test
  void with_one_route_cut_the_line_stays_and_loses_nothing() {
    two.route(0).cut();
    alder.awaitLine("one route left", line -> lamp(line, "one-route-left"));

    var there = alder.send("Over the other route.", "routine");
    var back = birch.send("And back.", "routine");

    birch.awaitMessage(there, RoutesTest::arrived);
    alder.awaitMessage(back, RoutesTest::arrived);
    assertThat(alder.lineView().path("state").asText()).isEqualTo("normal");
    assertThat(stateOf(alder.lineView(), "one")).isEqualTo("down");
    assertThat(stateOf(alder.lineView(), "two")).isEqualTo("live");
  }

  @Test
  void after_ten_seconds_without_any_route_everything_that_waited_arrives_and_flash_first() {
    two.routes().forEach(RoutePaths::cut);
    alder.awaitLine("cut off", line -> lamp(line, "station-silent"));
    List<String> sent = new ArrayList<>();
    for (var i = 0; i < 5; i++) {
      sent.add(alder.send("Routine " + i, "routine"));
    }
    sent.add(alder.send("Priority", "priority"));
    var flash = alder.send("Flash", "flash");
    sent.add(flash);
    Patience.pause(TEN_SECONDS);
    assertThat(alder.message(flash).path("state").asText()).isEqualTo("waiting");

    two.heal();

    for (var serial : sent) {
      birch.awaitMessage(serial, RoutesTest::arrived);
    }
    var first = birch.message(flash).path("index").asLong();
    var others = sent.stream().filter(serial -> !serial.equals(flash)).map(birch::message).toList();
    assertThat(others).allMatch(message -> message.path("index").asLong() > first);
  }

  @Test
  void a_route_that_swallows_everything_becomes_suspect_and_recovers() {
    two.route(1).swallow();
    alder.awaitLine("suspect", line -> stateOf(line, "two").equals("suspect"));

    var sent = alder.send("Around the hole.", "immediate");

    birch.awaitMessage(sent, RoutesTest::arrived);
    two.route(1).heal();
    alder.awaitLine("live again", line -> stateOf(line, "two").equals("live"));
    assertThat(alder.lineView().path("state").asText()).isEqualTo("normal");
  }

  @Test
  void a_station_with_another_key_is_refused_and_the_line_does_not_notice() throws Exception {
    var cedar = Installation.make(Installation.Plan.plain("cedar", folder));
    var alders = alder.get(alder.linePath()).path("routes");
    var before = alder.lineView().path("stateSince").asText();
    try (cedar) {
      cedar.run();
      pretendToBePairedWithAlder(cedar);
      var impostor = cedar.onTheLineTo("alder");

      var there =
          impostor.awaitLine(
              "refused for its key",
              line ->
                  line.path("routes")
                      .valueStream()
                      .anyMatch(route -> route.path("detail").asText().equals("wrong-key")));

      assertThat(there.path("state").asText()).isEqualTo("pairing-unfinished");
      var sent = alder.send("Undisturbed.", "routine");
      birch.awaitMessage(sent, RoutesTest::arrived);
      var after = alder.lineView();
      assertThat(after.path("stateSince").asText()).isEqualTo(before);
      assertThat(after.path("lampReason").asText()).isEqualTo("all-routes-live");
      assertThat(after.path("routes")).hasSameSizeAs(alders);
      assertThat(alder.get("/api/v1/lines").path("lines")).hasSize(1);
    }
  }

  /** Gives the stranger a line to alder that alder never agreed to. */
  private void pretendToBePairedWithAlder(Installation cedar) throws Exception {
    var administrator = cedar.signedIn(Installation.ADMINISTRATORS.getFirst());
    var own = cedar.door().post("/api/v1/pairing/cards", Json.object(), administrator).done();
    cedar.kill();
    var ours = card(own.path("file").asText());
    PairingBook.read(cedar.state()).add(new Pair(ours, aldersCard(), System.currentTimeMillis()));
    cedar.run();
  }

  /** A card is no secret: it lies in the hands of whoever alder once gave it to. */
  private CardFile aldersCard() throws Exception {
    return PairingBook.read(two.birchHouse().state()).pairs().getFirst().theirs();
  }

  private static CardFile card(String base64) {
    return CardFile.parse(Bytes.of(Base64.getDecoder().decode(base64)));
  }
}
