package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.call.Stage;
import parley.core.log.Kinds;
import parley.core.log.Names;

class StagesTest {
  private final TwoStations world = TwoStations.open();
  private final TwoStations.Station alder = world.alder;
  private final TwoStations.Station birch = world.birch;

  private List<String> told() {
    return birch.entered(Kinds.ALERTED).stream()
        .map(
            content ->
                content.attributes().text(Names.STAGE).orElse("nobody")
                    + " "
                    + content.attributes().number(Names.POSITIONS).orElseThrow())
        .toList();
  }

  private void passSeconds(long seconds) {
    world.pass(Duration.ofSeconds(seconds));
  }

  @Test
  void a_call_nobody_answers_rings_for_more_people_and_each_stage_is_entered_once() {
    birch.line().armed(new Bells(1, 2, 3, 4));
    var serial = alder.call(Precedence.IMMEDIATE);

    passSeconds(1);
    assertThat(birch.callOf(serial).stage()).contains(Stage.HOLDERS);
    passSeconds(10);
    assertThat(birch.callOf(serial).stage()).contains(Stage.EVERYONE);
    passSeconds(75);

    assertThat(birch.callOf(serial).stage()).contains(Stage.DUTY_PHONE);
    assertThat(told()).containsExactly("holders 1", "everyone 2", "supervisor 3", "duty-phone 4");
    assertThat(alder.callOf(serial).state().reached().alerts().getLast().stage())
        .contains(Stage.DUTY_PHONE);
    assertThat(alder.callOf(serial).stage()).isEmpty();
  }

  @Test
  void an_answered_call_rings_for_nobody_else() {
    birch.line().armed(new Bells(1, 2, 3, 4));
    var serial = alder.call(Precedence.IMMEDIATE);
    passSeconds(1);

    birch.answer(serial, Ends.NONE);
    passSeconds(70);

    assertThat(told()).containsExactly("holders 1");
    assertThat(birch.callOf(serial).stage()).isEmpty();
  }

  @Test
  void a_declined_or_ended_call_rings_for_nobody_else() {
    birch.line().armed(new Bells(1, 2, 3, 4));
    var declined = alder.call(Precedence.ROUTINE);
    var withdrawn = alder.call(Precedence.PRIORITY);
    passSeconds(1);
    birch.ask(done -> birch.line().decline(declined, birch.officer(), "later", done));
    alder.ask(done -> alder.line().end(withdrawn, alder.officer(), done));

    passSeconds(70);

    assertThat(told()).containsExactly("holders 1", "holders 1");
  }

  @Test
  void nobody_armed_is_told_once_and_the_right_stage_when_somebody_is() {
    var serial = alder.call(Precedence.IMMEDIATE);
    passSeconds(12);
    assertThat(told()).containsExactly("nobody 0");
    assertThat(birch.callOf(serial).stage()).isEmpty();

    birch.line().armed(new Bells(1, 3, 3, 3));
    passSeconds(1);

    assertThat(told()).containsExactly("nobody 0", "everyone 3");
    assertThat(birch.callOf(serial).bell()).isTrue();
  }

  @Test
  void an_empty_stage_is_skipped_and_rings_after_all_when_its_people_arm() {
    birch.line().armed(new Bells(0, 0, 1, 1));
    var serial = alder.call(Precedence.IMMEDIATE);
    passSeconds(1);
    assertThat(birch.callOf(serial).stage()).contains(Stage.SUPERVISOR);

    birch.line().armed(new Bells(1, 1, 2, 2));
    passSeconds(1);

    assertThat(birch.callOf(serial).stage()).contains(Stage.HOLDERS);
    assertThat(told()).containsExactly("supervisor 1", "holders 1");
  }

  @Test
  void a_restart_neither_repeats_a_stage_nor_begins_at_the_first_again() {
    birch.line().armed(new Bells(1, 2, 3, 4));
    var serial = alder.call(Precedence.IMMEDIATE);
    passSeconds(12);
    birch.kill();
    birch.start();
    birch.line().armed(new Bells(1, 2, 3, 4));

    passSeconds(4);
    assertThat(birch.callOf(serial).stage()).contains(Stage.EVERYONE);
    assertThat(told()).containsExactly("holders 1", "everyone 2");
    passSeconds(10);

    assertThat(told()).containsExactly("holders 1", "everyone 2", "supervisor 3");
  }

  @Test
  void a_message_is_told_to_everyone_who_is_armed_and_names_no_stage() {
    birch.line().armed(new Bells(1, 4, 5, 6));
    alder.send(Precedence.PRIORITY, "the convoy has halted");
    passSeconds(30);

    assertThat(told()).containsExactly("nobody 4");
  }

  @Test
  void a_call_not_entered_climbs_too() {
    birch.line().armed(new Bells(0, 2, 3, 4));
    alder.diskFull = true;
    var serial = alder.call(Precedence.FLASH);
    passSeconds(2);
    assertThat(birch.callOf(serial).stage()).contains(Stage.EVERYONE);

    passSeconds(20);

    assertThat(birch.callOf(serial).stage()).contains(Stage.SUPERVISOR);
    assertThat(alder.callOf(serial).state().reached().alerts())
        .extracting(CallState.Alert::positions)
        .containsExactly(3);
  }
}
