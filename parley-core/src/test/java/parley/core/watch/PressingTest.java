package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.Escalation;
import parley.core.call.Stage;
import parley.core.watch.Pressing.Step;
import parley.core.watch.Pressing.Waiting;

class PressingTest {
  private static final String FLASH = "birch/birch-0031";
  private Pressing pressing = Pressing.NONE;
  private final List<Step> done = new ArrayList<>();

  private void at(long second, Waiting... waiting) {
    took(pressing.now(List.of(waiting), second * 1_000));
  }

  private void took(Pressing.Moved moved) {
    pressing = moved.next();
    done.addAll(moved.steps());
  }

  private static Waiting waits(Escalation times) {
    return new Waiting(FLASH, Optional.of(times), 0);
  }

  private List<Stage> stages() {
    return done.stream().map(Step::stage).toList();
  }

  @Test
  void a_flash_goes_everywhere_at_once_to_the_supervisor_after_twenty_seconds_and_once() {
    at(0, waits(Pressing.FLASH));
    assertThat(stages()).containsExactly(Stage.EVERYONE);

    at(19, waits(Pressing.FLASH));
    assertThat(stages()).containsExactly(Stage.EVERYONE);

    at(20, waits(Pressing.FLASH));
    at(21, waits(Pressing.FLASH));
    at(59, waits(Pressing.FLASH));
    assertThat(stages()).containsExactly(Stage.EVERYONE, Stage.SUPERVISOR);

    at(60, waits(Pressing.FLASH));
    at(600, waits(Pressing.FLASH));
    assertThat(stages()).containsExactly(Stage.EVERYONE, Stage.SUPERVISOR, Stage.DUTY_PHONE);
  }

  @Test
  void what_somebody_acknowledged_goes_no_further() {
    at(0, waits(Pressing.FLASH));
    at(10);
    at(90);

    assertThat(stages()).containsExactly(Stage.EVERYONE);
  }

  @Test
  void an_immediate_has_minutes() {
    at(0, waits(Pressing.IMMEDIATE));
    at(119, waits(Pressing.IMMEDIATE));
    assertThat(stages()).isEmpty();

    at(120, waits(Pressing.IMMEDIATE));
    at(300, waits(Pressing.IMMEDIATE));
    at(900, waits(Pressing.IMMEDIATE));
    assertThat(stages()).containsExactly(Stage.EVERYONE, Stage.SUPERVISOR, Stage.DUTY_PHONE);
  }

  @Test
  void what_was_brought_by_hand_is_not_brought_there_again_in_time() {
    at(0, waits(Pressing.FLASH));
    took(pressing.byHand(FLASH, 5_000));
    took(pressing.byHand(FLASH, 6_000));
    at(90, waits(Pressing.FLASH));

    assertThat(stages()).containsExactly(Stage.EVERYONE, Stage.SUPERVISOR, Stage.DUTY_PHONE);
    assertThat(pressing.byHand(FLASH, 91_000).steps()).isEmpty();
  }

  @Test
  void what_has_no_times_goes_further_by_hand_only() {
    var route = new Waiting("route.cedar", Optional.empty(), 0);
    at(0, route);
    at(86_400, route);
    assertThat(stages()).isEmpty();

    took(pressing.byHand("route.cedar", 86_401_000));
    at(86_402, route);
    assertThat(stages()).containsExactly(Stage.SUPERVISOR);
  }

  @Test
  void after_a_restart_only_the_stages_that_were_not_reached_before_are() {
    pressing =
        pressing
            .restored(FLASH, Stage.EVERYONE, -30_000)
            .restored(FLASH, Stage.SUPERVISOR, -30_000);

    at(0, new Waiting(FLASH, Optional.of(Pressing.FLASH), 30_000));
    assertThat(stages()).isEmpty();
    at(30, new Waiting(FLASH, Optional.of(Pressing.FLASH), 60_000));
    assertThat(stages()).containsExactly(Stage.DUTY_PHONE);
  }

  @Test
  void what_waited_before_it_was_seen_is_brought_as_far_as_it_should_have_been() {
    at(0, new Waiting(FLASH, Optional.of(Pressing.FLASH), 25_000));

    assertThat(stages()).containsExactly(Stage.EVERYONE, Stage.SUPERVISOR);
  }
}
