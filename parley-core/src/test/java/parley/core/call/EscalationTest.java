package parley.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EscalationTest {
  private final Escalation escalation = Escalation.DEFAULT;

  private Stage after(long millis, Bells bells) {
    return escalation.stage(Duration.ofMillis(millis), bells).orElseThrow();
  }

  @Test
  void a_call_climbs_at_ten_twenty_and_sixty_seconds() {
    var bells = new Bells(1, 2, 3, 4);

    assertThat(after(0, bells)).isEqualTo(Stage.HOLDERS);
    assertThat(after(9_999, bells)).isEqualTo(Stage.HOLDERS);
    assertThat(after(10_000, bells)).isEqualTo(Stage.EVERYONE);
    assertThat(after(19_999, bells)).isEqualTo(Stage.EVERYONE);
    assertThat(after(20_000, bells)).isEqualTo(Stage.SUPERVISOR);
    assertThat(after(59_999, bells)).isEqualTo(Stage.SUPERVISOR);
    assertThat(after(60_000, bells)).isEqualTo(Stage.DUTY_PHONE);
  }

  @Test
  void a_stage_at_which_nobody_would_be_heard_is_skipped_at_once() {
    assertThat(after(0, new Bells(0, 2, 2, 2))).isEqualTo(Stage.EVERYONE);
    assertThat(after(0, new Bells(0, 0, 1, 1))).isEqualTo(Stage.SUPERVISOR);
    assertThat(after(15_000, new Bells(0, 0, 0, 1))).isEqualTo(Stage.DUTY_PHONE);
  }

  @Test
  void where_nobody_at_all_is_armed_there_is_no_stage() {
    assertThat(escalation.stage(Duration.ofSeconds(70), Bells.NONE)).isEmpty();
  }

  @Test
  void a_later_stage_that_rings_fewer_people_is_refused() {
    assertThatThrownBy(() -> new Bells(2, 1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bells(0, 1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Escalation(
                    Duration.ofSeconds(10), Duration.ofSeconds(9), Duration.ofSeconds(60)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_stage_is_found_again_by_its_word() {
    for (var stage : Stage.values()) {
      assertThat(Stage.of(stage.word())).contains(stage);
    }
    assertThat(Stage.of("general-staff")).isEmpty();
  }
}
