package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What two officers hear of each other while routes between their stations are cut. */
@ExtendWith(SharedPair.class)
final class VoiceRoutesTest {
  private static final int ONE_SECOND = 50;

  @TempDir Path folder;
  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;
  private final FakeConsole ann;
  private final FakeConsole bob;
  private String call = "";

  VoiceRoutesTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
    this.ann = FakeConsole.at(alder, "desk-1");
    this.bob = FakeConsole.at(birch, "desk-1");
  }

  @BeforeEach
  void talk() {
    call = TalkingCall.between(alder, birch);
    bothAreHeard(ONE_SECOND);
  }

  @AfterEach
  void leave() {
    ann.close();
    bob.close();
    two.stations().forEach(station -> station.awaitArmed(0));
  }

  private void bothAreHeard(int frames) {
    bob.awaitWordsOf(ann, frames);
    ann.awaitWordsOf(bob, frames);
  }

  private static List<Integer> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void no_word_is_lost_when_one_of_two_routes_is_cut_in_mid_speech() {
    two.route(0).cut();
    alder.awaitLine(
        "one route left", line -> line.path("lampReason").asText().equals("one-route-left"));

    int ofAnn = bob.awaitWordsOf(ann, ONE_SECOND);
    int ofBob = ann.awaitWordsOf(bob, ONE_SECOND);

    var atBirch = bob.heardUpTo(ofAnn);
    var atAlder = ann.heardUpTo(ofBob);
    assertThat(atBirch).isEqualTo(numbers(atBirch.getFirst(), ofAnn));
    assertThat(atAlder).isEqualTo(numbers(atAlder.getFirst(), ofBob));
    assertThat(TalkingCall.voice(alder, call)).isEqualTo("up");
    assertThat(TalkingCall.voice(birch, call)).isEqualTo("up");
    TalkingCall.end(alder, call);
  }

  @Test
  void words_that_no_route_can_carry_are_told_as_lost_and_pass_again_by_themselves() {
    two.routes().forEach(RoutePaths::cut);
    two.stations().forEach(station -> TalkingCall.awaitVoice(station, call, "lost"));
    two.stations().forEach(VoiceRoutesTest::awaitVoiceAlarm);

    two.heal();
    bothAreHeard(ONE_SECOND);
    two.stations().forEach(station -> TalkingCall.awaitVoice(station, call, "up"));
    assertThat(alder.call(call).path("state").asText()).isEqualTo("talking");
    TalkingCall.end(alder, call);

    bothJournalsHoldOneOutcome();
  }

  @Test
  void a_call_that_is_hung_up_while_no_route_is_left_has_one_outcome_in_both_journals() {
    two.routes().forEach(RoutePaths::cut);
    two.stations().forEach(station -> TalkingCall.awaitVoice(station, call, "lost"));
    TalkingCall.end(birch, call);

    two.heal();

    bothJournalsHoldOneOutcome();
    int heard = bob.heardCount();
    int until = ann.said() + ONE_SECOND;
    Patience.until("ann has gone on speaking", () -> ann.said() > until);
    assertThat(bob.heardCount()).isEqualTo(heard);
  }

  private static void awaitVoiceAlarm(OneStation station) {
    Patience.until(
        "an alarm about the voice at " + station.name(),
        () -> TalkingCall.voiceAlarms(station).contains("The line's voice is lost"));
  }

  private void bothJournalsHoldOneOutcome() {
    two.stations().forEach(station -> station.awaitCall(call, VoiceRoutesTest::hungUp));
    Patience.until(
        "both tails are equal and end the call",
        () -> alder.tail().equals(birch.tail()) && outcomes(alder.tail()) > 0);
    assertThat(outcomes(alder.tail())).isEqualTo(1);
    for (var station : two.stations()) {
      var pack = station.export(folder.resolve(station.name()), "--call", call);
      var verdict = Parley.run("journal", "verify", pack.toString()).well();
      assertThat(verdict.out()).contains(call);
    }
  }

  /** How many entries end the call; they name it by the place of its ring. */
  private long outcomes(String tail) {
    var ring = tail.lines().filter(line -> line.contains(" ring " + call + " ")).findFirst();
    var place = ring.map(line -> line.substring(0, line.indexOf(' '))).orElseThrow();
    return tail.lines()
        .filter(line -> line.contains(" ended "))
        .filter(line -> line.contains(" about " + place + " "))
        .count();
  }

  private static boolean hungUp(JsonNode view) {
    return view.path("outcome").asText().equals("hung-up");
  }
}
