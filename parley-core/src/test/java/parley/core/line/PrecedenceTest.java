package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.log.Kinds;
import parley.core.log.Names;

class PrecedenceTest {
  private final TwoStations world = TwoStations.open();
  private final TwoStations.Station alder = world.alder;
  private final TwoStations.Station birch = world.birch;

  private List<String> ring(Precedence... precedences) {
    birch.line().armed(Bells.all(1));
    var serials = new ArrayList<String>();
    for (var precedence : precedences) {
      serials.add(alder.call(precedence));
    }
    world.pass(Duration.ofSeconds(1));
    return serials;
  }

  private String state(String serial) {
    return switch (alder.callOf(serial).state()) {
      case CallState.Declined declined -> declined.reason();
      case CallState.Ringing _ -> "rings";
      case CallState state -> state.getClass().getSimpleName();
    };
  }

  @Test
  void a_higher_call_displaces_the_newest_of_the_lowest_that_ring() {
    var serials =
        ring(
            Precedence.ROUTINE,
            Precedence.ROUTINE,
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.IMMEDIATE);

    assertThat(serials.stream().map(this::state))
        .containsExactly("rings", "pre-empted", "rings", "rings", "rings", "rings");
    assertThat(birch.callOf(serials.get(1)).state())
        .isEqualTo(alder.callOf(serials.get(1)).state());
  }

  @Test
  void a_call_that_is_not_higher_than_any_finds_the_queue_full() {
    var serials =
        ring(
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.PRIORITY,
            Precedence.ROUTINE);

    assertThat(serials.stream().map(this::state))
        .containsExactly("rings", "rings", "rings", "rings", "rings", "queue full", "queue full");
  }

  @Test
  void a_flash_is_never_displaced() {
    var flash = Precedence.FLASH;
    var serials = ring(flash, flash, flash, flash, flash, flash);

    assertThat(serials.stream().map(this::state))
        .containsExactly("rings", "rings", "rings", "rings", "rings", "queue full");
  }

  private String talking(Precedence precedence) {
    var serial = ring(precedence).getFirst();
    birch.answer(serial, Ends.NONE);
    world.pass(Duration.ofMillis(200));
    return serial;
  }

  @Test
  void a_talking_call_that_gives_way_ends_as_pre_empted_on_both_sides() {
    var serial = talking(Precedence.PRIORITY);

    var answer = birch.ask(done -> birch.line().preempt(serial, done));
    world.pass(Duration.ofMillis(200));

    assertThat(answer).isEqualTo(serial);
    assertThat(alder.callOf(serial).state())
        .isInstanceOfSatisfying(
            CallState.PreEmpted.class,
            ended -> {
              assertThat(ended.answeredBy()).isEqualTo("Cpt BIRCH");
              assertThat(ended.by()).isEqualTo("birch");
            });
    assertThat(birch.callOf(serial).state()).isEqualTo(alder.callOf(serial).state());
    assertThat(birch.entered(Kinds.ENDED).getFirst().attributes().text(Names.OUTCOME))
        .contains("pre-empted");
  }

  @Test
  void a_talking_flash_gives_way_to_nothing() {
    var serial = talking(Precedence.FLASH);

    var answer = birch.ask(done -> birch.line().preempt(serial, done));

    assertThat(answer).isEqualTo("FLASH_STAYS");
    assertThat(birch.callOf(serial).state()).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void only_a_talking_call_gives_way() {
    var serial = ring(Precedence.ROUTINE).getFirst();

    assertThat(birch.ask(done -> birch.line().preempt(serial, done))).isEqualTo("TOO_LATE");
    assertThat(birch.ask(done -> birch.line().preempt("alder-9999", done)))
        .isEqualTo("UNKNOWN_SERIAL");
  }

  @Test
  void a_voice_fault_is_entered_at_most_once_a_minute() {
    for (int i = 0; i < 65; i++) {
      birch.line().voiceFault("one", "wrong-certificate", "00ff");
      world.pass(Duration.ofSeconds(1));
    }

    var faults = birch.entered(Kinds.VOICE_FAULT);
    assertThat(faults).hasSize(2);
    assertThat(faults.getFirst().attributes().text(Names.SEEN)).contains("00ff");
    assertThat(faults.getFirst().attributes().text(Names.ROUTE)).contains("one");
    assertThat(alder.line().theirs().size()).isEqualTo(birch.line().own().size());
  }
}
