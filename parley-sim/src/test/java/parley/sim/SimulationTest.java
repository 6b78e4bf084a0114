package parley.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.sim.world.Fault;
import parley.sim.world.Plan;
import parley.sim.world.Planted;

class SimulationTest {
  private static final int SEEDS = 200;

  @Test
  void the_line_keeps_its_promises_over_two_hundred_seeds() {
    var totals = new Totals();

    LongStream.rangeClosed(1, SEEDS).forEach(seed -> totals.add(Simulation.run(Plan.of(seed))));

    assertThat(totals.failed()).as(totals.words()).isEmpty();
    assertThat(totals.sometimes().never()).isEmpty();
  }

  @Test
  void V16_one_seed_run_twice_leaves_the_same_trace() {
    var once = Simulation.run(Plan.of(7));

    var again = Simulation.run(Plan.of(7));

    assertThat(again.told()).isEqualTo(once.told());
    assertThat(again.counts()).isEqualTo(once.counts());
  }

  @Test
  void a_fault_that_is_switched_off_does_not_shift_the_others() {
    var all = Plan.of(3).with(EnumSet.allOf(Fault.class));

    var fewer = Simulation.run(all.without(Fault.CLOCK_DRIFT));

    assertThat(fewer.plan().faults()).hasSize(Fault.values().length - 1);
    assertThat(fewer.isKept()).as(fewer.words()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 8})
  void a_seed_that_once_broke_a_promise_keeps_it(long seed) {
    var outcome = Simulation.run(Plan.of(seed));

    assertThat(outcome.isKept()).as(outcome.breach().what()).isTrue();
  }

  @Test
  void a_disk_that_speaks_before_it_is_durable_is_found_out() {
    var outcome = planted(Planted.DISK_SPEAKS_TOO_SOON, Set.of());

    assertThat(outcome.breach().promise()).isIn("I3", "I5", "V1", "V2", "V7");
  }

  @Test
  void a_database_that_forgets_what_it_committed_is_found_out() {
    var outcome = planted(Planted.DATABASE_FORGETS, Set.of(Fault.KILL));

    assertThat(outcome.breach().promise()).isIn("I5", "V2", "V5");
  }

  @Test
  void chance_that_repeats_itself_is_found_out() {
    var outcome = planted(Planted.CHANCE_REPEATS, Set.of());

    assertThat(outcome.breach().promise()).isEqualTo("I17");
  }

  private static Outcome planted(Planted mistake, Set<Fault> faults) {
    return Simulation.run(Plan.of(5).with(faults).with(mistake));
  }
}
