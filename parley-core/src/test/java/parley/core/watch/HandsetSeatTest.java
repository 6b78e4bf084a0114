package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.watch.Positions.Now;
import parley.core.watch.Seat.Holder;
import parley.core.watch.Seat.NotArmed;

final class HandsetSeatTest {
  private static final Now NOW = new Now(1_000_000, 5_000);

  private final Positions positions =
      Positions.named(List.of("desk-1")).withHandsets(List.of("phone"));

  private static NotArmed whyNot(Positions positions) {
    return Optional.ofNullable(positions.seats().get("phone"))
        .flatMap(seat -> seat.notArmed(NOW.monoMillis()))
        .orElseThrow();
  }

  @Test
  void a_phone_is_armed_from_its_registration_until_that_ends() {
    assertThat(whyNot(positions)).isEqualTo(NotArmed.NEVER);

    var registered = positions.registered("phone", true, NOW);
    assertThat(registered.armed(NOW.monoMillis())).containsExactly("phone");

    var gone = registered.registered("phone", false, NOW);
    assertThat(gone.armed(NOW.monoMillis())).isEmpty();
    assertThat(whyNot(gone)).isEqualTo(NotArmed.STALE);
  }

  @Test
  void nobody_takes_a_phone_and_no_console_registers() {
    assertThatThrownBy(() -> positions.taken("phone", new Holder("almark", "Maj ALMARK"), NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> positions.registered("desk-1", true, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
