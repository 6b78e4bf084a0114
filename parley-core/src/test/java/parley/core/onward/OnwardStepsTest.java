package parley.core.onward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.core.house.About;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.line.Officer;
import parley.core.onward.OnwardAct.Pass;
import parley.core.onward.OnwardAct.Receive;
import parley.core.onward.OnwardAct.Withdraw;
import parley.core.onward.OnwardStep.State;

final class OnwardStepsTest {
  private static final Officer ALMARK = new Officer("almark", "officer", "Maj ALMARK");
  private static final About MESSAGE = new About("0a".repeat(16), "birch-0117");
  private static final String GENERAL = "Duty general";

  private final OnwardSteps steps = new OnwardSteps();

  private static Entered act(long atMillis, OnwardAct act) {
    return new Entered(ALMARK, atMillis, act.fact(MESSAGE));
  }

  private void read(Entered... entries) {
    for (var entry : entries) {
      steps.take(entry);
    }
  }

  @Test
  void every_act_reads_back_from_the_house_journal() {
    for (var act :
        List.of(
            new Pass(GENERAL),
            new Receive(GENERAL, "Lt OBERLIN"),
            new Receive(GENERAL, ""),
            new Withdraw(GENERAL))) {
      assertThat(OnwardAct.of(HouseCodec.read(HouseCodec.content(act(5, act))))).contains(act);
    }
  }

  @Test
  void a_step_is_open_until_the_receipt_of_that_recipient_is_noted() {
    read(act(1, new Pass(GENERAL)), act(2, new Pass("Coordination cell")));
    assertThat(steps.open())
        .extracting(OnwardStep::to)
        .containsExactly(GENERAL, "Coordination cell");

    read(act(3, new Receive(GENERAL, "Lt OBERLIN")));

    assertThat(steps.open()).extracting(OnwardStep::to).containsExactly("Coordination cell");
    assertThat(steps.find(MESSAGE, GENERAL).orElseThrow().state())
        .isEqualTo(new State.Received("Lt OBERLIN", "Maj ALMARK", 3));
  }

  @Test
  void what_was_confirmed_stays_so_whatever_is_entered_later() {
    read(
        act(1, new Pass(GENERAL)),
        act(2, new Receive(GENERAL, "")),
        act(3, new Withdraw(GENERAL)),
        act(4, new Pass(GENERAL)));

    assertThat(steps.find(MESSAGE, GENERAL).orElseThrow().state())
        .isEqualTo(new State.Received("", "Maj ALMARK", 2));
  }

  @Test
  void what_was_passed_on_by_mistake_may_be_passed_on_again() {
    read(act(1, new Pass(GENERAL)), act(2, new Withdraw(GENERAL)));
    assertThat(steps.open()).isEmpty();

    read(act(3, new Pass(GENERAL)));

    assertThat(steps.open()).extracting(OnwardStep::atMillis).containsExactly(3L);
  }

  @Test
  void a_receipt_of_somebody_to_whom_nothing_was_passed_on_is_none() {
    read(act(2, new Receive(GENERAL, "")));

    assertThat(steps.of(MESSAGE)).isEmpty();
  }

  @Test
  void the_order_of_the_journal_counts_though_the_clock_was_set_back() {
    read(act(9, new Pass(GENERAL)), act(4, new Receive(GENERAL, "")));

    assertThat(steps.open()).isEmpty();
  }

  @Test
  void what_stands_earlier_in_the_journal_and_is_read_later_counts_first() {
    read(act(3, new Receive(GENERAL, "")));
    assertThat(steps.of(MESSAGE)).isEmpty();

    steps.takeEarlier(act(1, new Pass(GENERAL)));

    assertThat(steps.of(MESSAGE))
        .containsExactly(
            new OnwardStep(
                MESSAGE, GENERAL, "Maj ALMARK", 1, new State.Received("", "Maj ALMARK", 3)));
  }

  @Test
  void a_recipient_has_a_visible_name_of_64_characters_at_most() {
    assertThat(OnwardStep.isName("Черговий генерал")).isTrue();
    assertThat(OnwardStep.isName(" ")).isFalse();
    assertThat(OnwardStep.isName("")).isFalse();
    assertThat(OnwardStep.isName("a\nb")).isFalse();
    assertThat(OnwardStep.isName("a\u202eb")).isFalse();
    assertThat(OnwardStep.isName("x".repeat(65))).isFalse();
  }
}
