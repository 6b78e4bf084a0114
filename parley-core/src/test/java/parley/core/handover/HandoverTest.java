package parley.core.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.core.handover.Handover.Between;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Person;
import parley.core.handover.Handover.Refusal;
import parley.core.handover.OpenItem.Kind;

final class HandoverTest {
  private static final Person ALMARK = new Person("almark", "Maj ALMARK");
  private static final Person SERRIN = new Person("serrin", "Lt SERRIN");
  private static final Between BETWEEN = new Between("console-1", ALMARK, SERRIN);
  private static final Briefing BRIEFING = new Briefing(BETWEEN, 1_000, Set.of());
  private static final OpenItem FLASH = item("flash", Kind.UNACKNOWLEDGED_IN, true);
  private static final OpenItem ROUTINE = item("routine", Kind.UNACKNOWLEDGED_OUT, false);
  private static final OpenItem BELL = item("bell", Kind.RINGING, true);

  @Test
  void what_is_critical_must_be_ticked_before_the_watch_is_assumed() {
    var open = List.of(FLASH, ROUTINE);

    assertThat(BRIEFING.mayAssume(open)).contains(Refusal.UNTICKED_CRITICAL);
    assertThat(BRIEFING.ticked("routine", true).mayAssume(open))
        .contains(Refusal.UNTICKED_CRITICAL);
    assertThat(BRIEFING.ticked("flash", true).mayAssume(open)).isEmpty();
  }

  @Test
  void a_tick_can_be_taken_back() {
    var ticked = BRIEFING.ticked("flash", true).ticked("flash", false);

    assertThat(ticked.mayAssume(List.of(FLASH))).contains(Refusal.UNTICKED_CRITICAL);
  }

  @Test
  void what_became_critical_meanwhile_must_be_ticked_too() {
    var ready = BRIEFING.ticked("flash", true);

    assertThat(ready.mayAssume(List.of(FLASH, item("new", Kind.ALARM, true))))
        .contains(Refusal.UNTICKED_CRITICAL);
  }

  @Test
  void nobody_assumes_a_watch_while_a_call_rings_even_if_it_is_ticked() {
    assertThat(BRIEFING.ticked("bell", true).mayAssume(List.of(BELL))).contains(Refusal.RINGING);
  }

  @Test
  void the_relief_signs_first_and_the_leaver_after_it() {
    var over = BRIEFING.assumed(2_000).signedOff(3_000);

    assertThat(over).isEqualTo(new Handover.Over(BETWEEN, 2_000, 3_000));
  }

  @Test
  void nobody_relieves_themselves() {
    assertThatThrownBy(() -> new Between("console-1", ALMARK, ALMARK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OpenItem item(String id, Kind kind, boolean critical) {
    return new OpenItem(id, kind, critical, Optional.empty(), Optional.empty(), 0, id);
  }
}
