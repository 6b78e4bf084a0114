package parley.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.core.frame.Frame;
import parley.core.line.Precedence;
import parley.core.line.Standing;
import parley.sim.station.Station;

/** What the swarm may not contain yet, because this version has no way back from it. */
class ScenarioTest {
  private final TwoInOneWorld world = new TwoInOneWorld();

  private void signsNothing(Station station) {
    assertThat(station.line().view().standing()).isInstanceOf(Standing.Recovering.class);
    assertThat(world.left)
        .noneMatch(
            left ->
                left.station() == station
                    && (left.frame() instanceof Frame.Push
                        || left.frame() instanceof Frame.Cosigned));
  }

  @Test
  void I13_a_station_with_a_bad_batch_and_good_ones_behind_it_signs_nothing_and_still_rings() {
    world.alder.database().full(true);
    var before = world.alder.disk().written();
    for (int i = 0; i < 6; i++) {
      world.send(world.alder, Precedence.FLASH, "message " + i);
      world.passMillis(12);
    }
    var after = world.alder.disk().written();
    world.alder.kill(false);
    world.alder.database().full(false);
    world.alder.disk().spoil((before + after) / 2, 64);
    world.left.clear();

    world.alder.start();
    world.passSeconds(5);

    signsNothing(world.alder);
    assertThat(world.ringsNotEntered(world.alder, world.birch)).isTrue();
    assertThat(world.ringsNotEntered(world.birch, world.alder)).isTrue();
  }

  @Test
  void I13_a_station_whose_database_was_rolled_back_signs_nothing_and_still_rings() {
    var backup = world.alder.database().backup();
    world.send(world.alder, Precedence.ROUTINE, "after the backup");
    world.passSeconds(2);
    world.alder.kill(false);
    world.alder.database().restore(backup);
    world.left.clear();

    world.alder.start();
    world.passSeconds(5);

    signsNothing(world.alder);
    assertThat(world.ringsNotEntered(world.alder, world.birch)).isTrue();
    assertThat(world.ringsNotEntered(world.birch, world.alder)).isTrue();
  }

  @Test
  void V11_on_a_narrow_line_that_is_busy_a_flash_overtakes_what_waits_in_the_outbox() {
    Simulation.ROUTES.forEach(route -> world.network.narrow(route, 8_000));
    for (int i = 0; i < 120; i++) {
      world.send(world.alder, Precedence.ROUTINE, "routine " + i);
      world.passSeconds(1);
    }
    for (int i = 0; i < 40; i++) {
      world.send(world.alder, Precedence.ROUTINE, "later routine " + i);
    }
    var flash = "a".repeat(500);
    world.send(world.alder, Precedence.FLASH, flash);

    world.passSeconds(2);

    assertThat(world.shows(world.birch, flash)).isTrue();
    assertThat(world.shows(world.birch, "later routine 39")).isFalse();
  }
}
