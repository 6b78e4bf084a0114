package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;

/** A station with a voice and one whose card was made before it had any. */
final class OneVoiceTest {
  @TempDir static Path folder;
  private static TwoProcesses two;

  @BeforeAll
  static void start() {
    two = TwoProcesses.startWithOneVoice(folder);
  }

  @AfterAll
  static void end() {
    two.close();
  }

  @Test
  void where_one_station_has_no_voice_calls_ring_and_are_answered_and_say_that_none_is_carried() {
    assertThat(two.alder().get("/api/v1/voice").path("configured").asBoolean()).isTrue();
    assertThat(two.birch().get("/api/v1/voice").path("configured").asBoolean()).isFalse();

    rungAndAnsweredWithoutVoice(two.alder(), two.birch());
    rungAndAnsweredWithoutVoice(two.birch(), two.alder());
  }

  @Test
  void a_card_from_before_voice_goes_on_without_though_its_station_has_a_voice_now() {
    var house = two.birchHouse();
    house.kill();
    house.write(house.configuration() + Installation.voice(FreePorts.one()));
    house.run();
    two.awaitNormal();
    assertThat(two.birch().get("/api/v1/voice").path("configured").asBoolean()).isTrue();

    rungAndAnsweredWithoutVoice(two.alder(), two.birch());
    rungAndAnsweredWithoutVoice(two.birch(), two.alder());

    house.kill();
    house.write(house.configuration());
    house.run();
    two.awaitNormal();
  }

  private static void rungAndAnsweredWithoutVoice(OneStation caller, OneStation called) {
    try (var calling = caller.arm("desk-1");
        var armed = called.arm("desk-1")) {
      caller.awaitArmed(1);
      called.awaitArmed(1);
      var order = Json.object().put("precedence", "routine").put("position", "desk-1");
      var rung = caller.post(caller.linePath() + "/calls", order).done();
      var serial = rung.path("serial").asText();
      called.awaitCall(serial, call -> call.path("bell").asBoolean());
      var lifted = Json.object().put("position", "desk-1");
      called.post("/api/v1/calls/" + serial + "/answer", lifted).done();

      for (var station : two.stations()) {
        station.awaitCall(serial, call -> call.path("state").asText().equals("talking"));
        assertThat(TalkingCall.voice(station, serial)).isEqualTo("none");
        assertThat(TalkingCall.lineLeg(station)).isEmpty();
        assertThat(TalkingCall.voiceAlarms(station)).isEmpty();
      }
      assertThat(calling.isAlive()).isTrue();
      assertThat(armed.isAlive()).isTrue();
      TalkingCall.end(caller, serial);
    }
    caller.awaitArmed(0);
    called.awaitArmed(0);
  }
}
