package parley.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void seed_42_leaves_no_serial_out_that_only_the_counterpart_remembers() {
    keepsItsPromises(42);
  }

  @Test
  void seed_56_leaves_no_serial_out_after_a_failed_sync_and_a_power_cut() {
    keepsItsPromises(56);
  }

  @Test
  void seed_106_does_not_spin_while_a_full_disk_keeps_a_receipt_waiting() {
    keepsItsPromises(106);
  }

  @Test
  void seed_579_lists_calls_not_entered_though_the_disk_refused_the_list() {
    keepsItsPromises(579);
  }

  private static void keepsItsPromises(long seed) {
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

  @Test
  void V19_a_screen_that_misses_holds_is_found_out() {
    var breaches =
        LongStream.rangeClosed(1, 5)
            .mapToObj(seed -> Plan.of(seed).with(Set.of()).with(Planted.A_SCREEN_MISSES_HOLDS))
            .map(plan -> Simulation.run(plan).breach().promise());

    assertThat(breaches).contains("V19");
  }

  private static Outcome planted(Planted mistake, Set<Fault> faults) {
    return Simulation.run(Plan.of(5).with(faults).with(mistake));
  }
}
