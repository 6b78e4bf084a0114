package parley.core.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.core.handover.Handover.Between;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Over;
import parley.core.handover.Handover.Person;
import parley.core.handover.Handover.Review;
import parley.core.handover.Handovers.Hindrance;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;

final class HandoversTest {
  private static final String DESK = "desk-1";
  private static final Officer ALMARK = new Officer("almark", "officer", "Maj ALMARK");
  private static final Officer SERRIN = new Officer("serrin", "supervisor", "Lt SERRIN");
  private static final Officer HALDEN = new Officer("halden", "officer", "Col HALDEN");
  private static final Details FROM_ALMARK =
      Details.of(Handovers.FROM, "almark").and(Handovers.FROM_NAME, "Maj ALMARK");
  private static final Between BETWEEN =
      new Between(DESK, new Person("almark", "Maj ALMARK"), new Person("serrin", "Lt SERRIN"));

  private Handovers all = Handovers.NONE;

  private void enter(long atMillis, Officer by, String act, Details details) {
    all = all.after(new Entered(by, atMillis, new WatchChange(act, DESK, details)));
  }

  private void begin() {
    enter(1_000, SERRIN, Handovers.BEGUN, FROM_ALMARK);
    enter(2_000, SERRIN, Handovers.TICKED, Details.of(Handovers.ITEM, "flash"));
  }

  @Test
  void a_handover_is_folded_from_the_house_journal_up_to_both_signatures() {
    begin();
    assertThat(all.of(DESK)).contains(new Briefing(BETWEEN, 1_000, Set.of("flash")));

    enter(3_000, SERRIN, Handovers.ASSUMED, FROM_ALMARK);
    assertThat(all.of(DESK)).contains(new Review(BETWEEN, 3_000));

    enter(4_000, ALMARK, Handovers.SIGNED_OFF, Details.NONE);
    assertThat(all.of(DESK)).contains(new Over(BETWEEN, 3_000, 4_000));
  }

  @Test
  void nobody_elses_tick_or_signature_counts() {
    begin();
    enter(2_100, HALDEN, Handovers.TICKED, Details.of(Handovers.ITEM, "route"));
    assertThat(all.of(DESK)).contains(new Briefing(BETWEEN, 1_000, Set.of("flash")));

    enter(3_000, SERRIN, Handovers.ASSUMED, FROM_ALMARK);
    enter(4_000, HALDEN, Handovers.SIGNED_OFF, Details.NONE);
    assertThat(all.of(DESK)).contains(new Review(BETWEEN, 3_000));
  }

  @Test
  void a_second_relief_waits_for_the_first_and_for_two_minutes_of_review() {
    begin();
    assertThat(all.hinders(DESK, "halden", 2_500)).contains(Hindrance.ANOTHER_RELIEF);
    assertThat(all.hinders(DESK, "serrin", 2_500)).isEmpty();

    enter(3_000, SERRIN, Handovers.ASSUMED, FROM_ALMARK);
    assertThat(all.hinders(DESK, "halden", 122_999)).contains(Hindrance.UNDER_REVIEW);
    assertThat(all.hinders(DESK, "halden", 123_000)).isEmpty();
  }

  @Test
  void a_briefing_ends_when_its_leaver_leaves_or_somebody_takes_over_and_not_by_a_restart() {
    begin();
    enter(2_500, ALMARK, Handovers.TAKEN, Details.NONE);
    assertThat(all.briefings()).containsKey(DESK);

    var before = all;
    enter(2_600, ALMARK, Handovers.LEFT, Details.NONE);
    assertThat(all.briefings()).isEmpty();
    all = before;
    enter(2_600, HALDEN, Handovers.TAKEN_OVER, FROM_ALMARK);
    assertThat(all.briefings()).isEmpty();
    all = before;
    enter(2_600, HALDEN, Handovers.TAKEN, Details.NONE);
    assertThat(all.briefings()).isEmpty();
  }

  @Test
  void a_review_may_be_signed_while_the_next_relief_is_briefed() {
    begin();
    enter(3_000, SERRIN, Handovers.ASSUMED, FROM_ALMARK);
    enter(130_000, HALDEN, Handovers.BEGUN, Details.of(Handovers.FROM, "serrin"));

    enter(140_000, ALMARK, Handovers.SIGNED_OFF, Details.NONE);

    assertThat(all.briefings()).containsKey(DESK);
    assertThat(all.signed()).containsEntry(DESK, new Over(BETWEEN, 3_000, 140_000));
  }
}
