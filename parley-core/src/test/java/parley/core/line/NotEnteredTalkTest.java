package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.core.call.Act;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.call.Speaker;
import parley.core.log.Kinds;

class NotEnteredTalkTest {
  private static final Ends CONSOLE = new Ends("watch-1", List.of("opus", "PCMA"));
  private static final Ends HANDSET = new Ends("phone-2", List.of("PCMA"));

  private final TwoStations world = TwoStations.open();
  private final TwoStations.Station alder = world.alder;
  private final TwoStations.Station birch = world.birch;
  private String serial = "";

  @BeforeEach
  void rings_not_entered() {
    birch.line().armed(Bells.all(1));
    alder.diskFull = true;
    serial = alder.call(Precedence.IMMEDIATE, CONSOLE);
    world.pass(Duration.ofMillis(500));
  }

  private void answered() {
    birch.answer(serial, HANDSET);
    world.pass(Duration.ofMillis(200));
  }

  @Test
  void a_call_not_entered_has_a_codec_and_a_speaker_on_each_side() {
    answered();

    for (var station : List.of(alder, birch)) {
      assertThat(station.callOf(serial).notEntered()).isTrue();
      assertThat(station.talkOf(serial).codec()).isEqualTo("PCMA");
      assertThat(station.talkOf(serial).caller()).isEqualTo(new Speaker("Cpt ALDER", "watch-1"));
      assertThat(station.talkOf(serial).called()).isEqualTo(new Speaker("Cpt BIRCH", "phone-2"));
    }
  }

  @Test
  void without_a_common_codec_its_answer_is_refused() {
    assertThat(birch.answer(serial, new Ends("phone-2", List.of("G722"))))
        .isEqualTo("NO_COMMON_CODEC");
    assertThat(birch.callOf(serial).bell()).isTrue();
  }

  @Test
  void holds_and_passes_act_on_our_side_and_are_not_entered() {
    answered();

    birch.inCall(serial, "phone-2", new Act.Held());
    birch.inCall(serial, "phone-2", new Act.Passed("supervisor", "Maj SAND"));
    world.pass(Duration.ofMillis(200));

    assertThat(birch.talkOf(serial).heldByUs()).isTrue();
    assertThat(birch.talkOf(serial).called()).isEqualTo(new Speaker("Maj SAND", "supervisor"));
    assertThat(alder.talkOf(serial).heldByThem()).isFalse();
    assertThat(alder.talkOf(serial).called()).isEqualTo(new Speaker("Cpt BIRCH", "phone-2"));
    assertThat(birch.entered(Kinds.IN_CALL)).isEmpty();
  }

  @Test
  void nobody_may_listen_unseen() {
    answered();

    assertThat(birch.inCall(serial, "supervisor", new Act.Listening())).isEqualTo("NOT_ENTERED");
    assertThat(birch.talkOf(serial).listeners()).isEmpty();
  }

  @Test
  void it_gives_way_and_both_sides_see_why() {
    answered();

    birch.ask(done -> birch.line().preempt(serial, done));
    world.pass(Duration.ofMillis(200));

    assertThat(birch.callOf(serial).state()).isInstanceOf(CallState.PreEmpted.class);
    assertThat(alder.callOf(serial).state()).isInstanceOf(CallState.PreEmpted.class);
  }
}
