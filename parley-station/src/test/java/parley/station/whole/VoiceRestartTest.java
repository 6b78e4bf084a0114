package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A station that is killed in mid-call and started again. */
@ExtendWith(SharedPair.class)
final class VoiceRestartTest {
  private static final int ONE_SECOND = 50;

  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;

  VoiceRestartTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
  }

  @Test
  void a_call_is_spoken_again_once_the_console_of_the_killed_station_that_answered_is_back() {
    try (var ann = FakeConsole.at(alder, "desk-1");
        var bob = FakeConsole.at(birch, "desk-1")) {
      var call = talking(ann, bob);

      two.birchHouse().kill();
      TalkingCall.awaitVoice(alder, call, "lost");
      two.birchHouse().run();
      bob.takeTheWatchAgain();

      goesOn(call, ann, bob);
    }
    two.stations().forEach(station -> station.awaitArmed(0));
  }

  @Test
  void a_call_is_spoken_again_once_the_console_of_the_killed_station_that_rang_is_back() {
    try (var ann = FakeConsole.at(alder, "desk-1");
        var bob = FakeConsole.at(birch, "desk-1")) {
      var call = talking(ann, bob);

      two.alderHouse().kill();
      TalkingCall.awaitVoice(birch, call, "lost");
      two.alderHouse().run();
      ann.takeTheWatchAgain();

      goesOn(call, ann, bob);
    }
    two.stations().forEach(station -> station.awaitArmed(0));
  }

  private String talking(FakeConsole ann, FakeConsole bob) {
    var call = TalkingCall.between(alder, birch);
    bob.awaitWordsOf(ann, ONE_SECOND);
    ann.awaitWordsOf(bob, ONE_SECOND);
    return call;
  }

  private void goesOn(String call, FakeConsole ann, FakeConsole bob) {
    bob.awaitWordsOf(ann, ONE_SECOND);
    ann.awaitWordsOf(bob, ONE_SECOND);
    for (var station : two.stations()) {
      TalkingCall.awaitVoice(station, call, "up");
      assertThat(station.call(call).path("state").asText()).isEqualTo("talking");
    }
    TalkingCall.end(birch, call);
    two.stations().forEach(station -> station.awaitCall(call, VoiceRestartTest::hungUp));
  }

  private static boolean hungUp(JsonNode call) {
    return call.path("outcome").asText().equals("hung-up");
  }
}
