package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.call.Stage;

final class BellPlanTest {
  private static final Set<String> ALL = Set.of("desk-1", "desk-2", "lead", "night");
  private static final BellPlan PLAN =
      new BellPlan(
          Map.of("desk-1", Set.of("birch"), "desk-2", Set.of("cedar")),
          Optional.of("lead"),
          Optional.of("night"));

  @Test
  void each_stage_rings_those_of_the_one_before_and_more() {
    assertThat(PLAN.ringing("birch", Stage.HOLDERS, ALL)).containsExactly("desk-1");
    assertThat(PLAN.ringing("birch", Stage.EVERYONE, ALL)).containsExactly("desk-1", "desk-2");
    assertThat(PLAN.ringing("birch", Stage.SUPERVISOR, ALL))
        .containsExactly("desk-1", "desk-2", "lead");
    assertThat(PLAN.ringing("birch", Stage.DUTY_PHONE, ALL)).hasSize(4);
    assertThat(PLAN.bells("birch", ALL)).isEqualTo(new Bells(1, 2, 3, 4));
  }

  @Test
  void a_position_without_lines_of_its_own_holds_every_line() {
    var plan = new BellPlan(Map.of("desk-2", Set.of("cedar")), Optional.empty(), Optional.empty());

    assertThat(plan.ringing("birch", Stage.HOLDERS, ALL))
        .containsExactly("desk-1", "lead", "night");
  }

  @Test
  void a_supervisor_who_holds_the_line_by_name_rings_at_once() {
    var plan = new BellPlan(Map.of("lead", Set.of("birch")), Optional.of("lead"), Optional.empty());

    assertThat(plan.ringing("birch", Stage.HOLDERS, Set.of("lead"))).containsExactly("lead");
    assertThat(plan.ringing("cedar", Stage.HOLDERS, Set.of("lead"))).isEmpty();
    assertThat(plan.ringing("cedar", Stage.SUPERVISOR, Set.of("lead"))).containsExactly("lead");
  }

  @Test
  void who_is_not_armed_rings_at_no_stage() {
    assertThat(PLAN.bells("birch", Set.of("night"))).isEqualTo(new Bells(0, 0, 0, 1));
    assertThat(PLAN.bells("birch", Set.of())).isEqualTo(Bells.NONE);
  }
}
