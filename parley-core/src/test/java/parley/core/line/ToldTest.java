package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.call.Silence;
import parley.core.line.TwoStations.Station;

/** What screens and officers are told, as against what the line knows. */
final class ToldTest {
  private final TwoStations world = TwoStations.open();
  private final Station alder = world.alder;
  private final Station birch = world.birch;

  @Test
  void a_correction_also_changes_how_the_corrected_message_is_shown_on_both_sides() {
    var wrong = alder.send(Precedence.ROUTINE, "54-30 N");
    world.pass(Duration.ofSeconds(1));

    var right = alder.ask(done -> alder.line().send(correction(wrong), done));
    world.pass(Duration.ofSeconds(1));

    for (var station : List.of(alder, birch)) {
      assertThat(lastTold(station, wrong).correctedBy()).contains(right);
    }
  }

  private SendOrder correction(String wrong) {
    return new SendOrder(
        alder.officer(), Precedence.ROUTINE, "54-20 N", "en", Optional.of(wrong), false);
  }

  private static MessageView lastTold(Station station, String serial) {
    return station.changes.stream()
        .filter(LineChange.MessageChanged.class::isInstance)
        .map(change -> ((LineChange.MessageChanged) change).message())
        .filter(message -> message.serial().equals(serial))
        .reduce((_, newer) -> newer)
        .orElseThrow();
  }

  @Test
  void a_bell_is_told_before_anything_that_comes_after_it_is_signed_and_written() {
    birch.line().armed(new Bells(1, 1, 1, 1));
    world.pass(Duration.ofSeconds(1));
    var before = birch.changes.size();
    var writes = birch.toldBeforeWrite.size();

    alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofMillis(60));

    var rings =
        birch.changes.subList(before, birch.changes.size()).stream()
            .anyMatch(LineChange.CallChanged.class::isInstance);
    assertThat(rings).isTrue();
    // First the ring itself is written; what says that it is heard here finds the bell told.
    assertThat(birch.toldBeforeWrite.subList(writes, writes + 2)).element(0).isEqualTo(before);
    assertThat(birch.toldBeforeWrite.get(writes + 1)).isGreaterThan(before);
  }

  @Test
  void while_the_disk_is_full_a_message_is_refused_with_that_reason() {
    alder.diskFull = true;
    var first = alder.send(Precedence.ROUTINE, "the one that finds the disk full");
    world.pass(Duration.ofSeconds(1));

    var second = alder.send(Precedence.ROUTINE, "one more");

    assertThat(first).isEqualTo("DISK_FULL");
    assertThat(second).isEqualTo("DISK_FULL");
  }

  @Test
  void a_ring_that_found_no_route_is_shown_before_it_is_said_to_be_accepted() {
    birch.kill();
    world.pass(Duration.ofSeconds(1));
    var shown = new ArrayList<Boolean>();
    var order = new CallOrder(alder.officer(), Precedence.ROUTINE, Optional.empty(), Ends.NONE);

    alder.ask(_ -> alder.line().call(order, _ -> shown.add(isShown("alder-0001"))));

    assertThat(shown).containsExactly(true);
  }

  private boolean isShown(String serial) {
    return alder.changes.stream()
        .anyMatch(
            change ->
                change instanceof LineChange.CallChanged(var call) && call.serial().equals(serial));
  }

  @Test
  void a_ring_for_a_station_that_was_killed_is_kept_as_tried_at_a_silent_station() {
    birch.kill();
    world.pass(Duration.ofMillis(500));
    assertThat(alder.line().view().reach()).contains(Silence.STATION_SILENT);

    var serial = alder.call(Precedence.ROUTINE);

    assertThat(alder.callOf(serial).silence()).contains(Silence.STATION_SILENT);
  }

  @Test
  void a_line_that_can_enter_nothing_is_not_woken_over_and_over() {
    for (int moment = 6; moment < 30; moment++) {
      var world = TwoStations.open();
      var alder = world.alder;

      // A receipt that arrives while the disk refuses a batch has to wait for a better disk.
      alder.line().send(flash(alder), _ -> {});
      world.pass(Duration.ofMillis(moment));
      alder.diskFull = true;
      alder.line().send(flash(alder), _ -> {});
      world.pass(Duration.ofMillis(300));

      assertThat(alder.line().view().standing()).isInstanceOf(Standing.StorageFailed.class);
      assertThat(alder.line().nextTickMillis())
          .as("at %d", moment)
          .isGreaterThan(alder.monoMillis());
    }
  }

  private static SendOrder flash(Station station) {
    return new SendOrder(
        station.officer(), Precedence.FLASH, "text", "en", Optional.empty(), false);
  }
}
