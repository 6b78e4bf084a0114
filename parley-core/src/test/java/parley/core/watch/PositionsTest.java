package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.watch.Positions.Now;
import parley.core.watch.Seat.Beat;
import parley.core.watch.Seat.Holder;
import parley.core.watch.Seat.NotArmed;

class PositionsTest {
  private static final Holder ALMARK = new Holder("almark", "Maj ALMARK");
  private static final Holder SERRIN = new Holder("serrin", "Lt SERRIN");
  private static final Now NOON = new Now(1_000_000, 500);
  private final Positions vacant = Positions.named(List.of("watch-1", "watch-2"));

  @Test
  void a_position_nobody_took_is_not_armed() {
    assertThat(vacant.armed(0)).isEmpty();
    assertThat(why(vacant, 0)).contains(NotArmed.NEVER);
  }

  @Test
  void a_taken_position_is_armed_while_its_console_beats() {
    var taken = vacant.taken("watch-1", ALMARK, NOON);

    var beaten = taken.beaten("watch-1", "almark", new Beat(true, true, 0.8), later(5_000));

    assertThat(beaten.orElseThrow().armed(500 + 11_000)).containsExactly("watch-1");
  }

  @Test
  void a_position_whose_console_is_quiet_for_more_than_six_seconds_is_stale() {
    var taken = vacant.taken("watch-1", ALMARK, NOON);

    assertThat(taken.armed(500 + 6_000)).containsExactly("watch-1");
    assertThat(taken.armed(500 + 6_001)).isEmpty();
    assertThat(why(taken, 500 + 6_001)).contains(NotArmed.STALE);
  }

  @Test
  void a_position_put_up_later_is_vacant_and_takes_nobodys_place() {
    var taken = vacant.taken("watch-1", ALMARK, NOON);

    var added = taken.added("watch-9").added("watch-1");

    assertThat(why(added, 500)).isEmpty();
    assertThat(added.seats().get("watch-9")).isEqualTo(new Seat.Vacant());
  }

  @Test
  void a_wall_clock_that_jumps_a_day_disarms_nobody() {
    var taken = vacant.taken("watch-1", ALMARK, NOON);

    var beaten =
        taken.beaten(
            "watch-1",
            "almark",
            new Beat(true, true, 1),
            new Now(NOON.wallMillis() + 86_400_000, 600));

    assertThat(beaten.orElseThrow().armed(700)).containsExactly("watch-1");
  }

  @Test
  void hidden_muted_and_soundless_consoles_are_told_apart_and_do_not_count() {
    assertThat(whyAfter(new Beat(true, false, 1))).contains(NotArmed.HIDDEN);
    assertThat(whyAfter(new Beat(true, true, 0.29))).contains(NotArmed.MUTED);
    assertThat(whyAfter(new Beat(false, true, 1))).contains(NotArmed.NO_SOUND);
    assertThat(whyAfter(new Beat(true, true, 0.3))).isEmpty();
  }

  @Test
  void taking_over_in_need_is_one_step_and_the_old_holders_beats_no_longer_count() {
    var taken = vacant.taken("watch-1", ALMARK, NOON);

    var takenOver = taken.taken("watch-1", SERRIN, later(1_000));

    assertThat(takenOver.beaten("watch-1", "almark", new Beat(true, true, 1), later(2_000)))
        .isEmpty();
    assertThat(takenOver.left("watch-1", "almark")).isEqualTo(takenOver);
    assertThat(takenOver.left("watch-1", "serrin").armed(2_500)).isEmpty();
  }

  @Test
  void a_position_that_is_not_in_the_configuration_cannot_be_taken() {
    assertThatThrownBy(() -> vacant.taken("roof", ALMARK, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("roof");
  }

  private Optional<NotArmed> whyAfter(Beat beat) {
    var taken = vacant.taken("watch-1", ALMARK, NOON);
    return why(taken.beaten("watch-1", "almark", beat, later(10)).orElseThrow(), 520);
  }

  private static Optional<NotArmed> why(Positions positions, long monoMillis) {
    return Optional.ofNullable(positions.seats().get("watch-1")).orElseThrow().notArmed(monoMillis);
  }

  private static Now later(long millis) {
    return new Now(NOON.wallMillis() + millis, NOON.monoMillis() + millis);
  }
}
