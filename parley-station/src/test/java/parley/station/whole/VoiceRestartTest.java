package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

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
  void a_call_whose_station_was_killed_is_spoken_again_once_its_console_is_back() {
    try (var ann = FakeConsole.at(alder, "desk-1");
        var bob = FakeConsole.at(birch, "desk-1")) {
      var call = TalkingCall.between(alder, birch);
      bob.awaitWordsOf(ann, ONE_SECOND);
      ann.awaitWordsOf(bob, ONE_SECOND);

      two.birchHouse().kill();
      TalkingCall.awaitVoice(alder, call, "lost");
      two.birchHouse().run();
      bob.takeTheWatchAgain();

      bob.awaitWordsOf(ann, ONE_SECOND);
      ann.awaitWordsOf(bob, ONE_SECOND);
      for (var station : two.stations()) {
        TalkingCall.awaitVoice(station, call, "up");
        assertThat(station.call(call).path("state").asText()).isEqualTo("talking");
      }
      TalkingCall.end(birch, call);
      two.stations()
          .forEach(
              station ->
                  station.awaitCall(call, view -> view.path("outcome").asText().equals("hung-up")));
    }
    two.stations().forEach(station -> station.awaitArmed(0));
  }
}
