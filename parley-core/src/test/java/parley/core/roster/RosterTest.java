package parley.core.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.roster.Roster.Change;
import parley.core.roster.Roster.Gap;

final class RosterTest {
  private static final long HOUR = 3_600_000;
  private static final Officer SERRIN = new Officer("serrin", "supervisor", "Lt SERRIN");

  /** The night in which clocks go back in most of Europe. */
  private static final long NIGHT = Instant.parse("2026-10-24T18:00:00Z").toEpochMilli();

  private static final Roster TURNS =
      Roster.EMPTY.with(new Rotation(NIGHT, 8 * HOUR, List.of("almark", "serrin", "halden")));

  @Test
  void people_take_turns_and_each_watch_is_as_long_as_it_says_whatever_clocks_do() {
    assertThat(TURNS.duties(NIGHT, NIGHT + 32 * HOUR))
        .containsExactly(
            new Duty("almark", NIGHT, NIGHT + 8 * HOUR, false),
            new Duty("serrin", NIGHT + 8 * HOUR, NIGHT + 16 * HOUR, false),
            new Duty("halden", NIGHT + 16 * HOUR, NIGHT + 24 * HOUR, false),
            new Duty("almark", NIGHT + 24 * HOUR, NIGHT + 32 * HOUR, false));
  }

  @Test
  void nobody_is_named_before_a_roster_begins() {
    assertThat(TURNS.at(NIGHT - 1)).isEmpty();
    assertThat(TURNS.gaps(NIGHT - HOUR, NIGHT + HOUR))
        .containsExactly(new Gap(NIGHT - HOUR, NIGHT));
    assertThat(TURNS.nextChange(NIGHT - HOUR)).contains(new Change(NIGHT, Optional.of("almark")));
  }

  @Test
  void an_override_stands_for_its_time_only_and_the_later_one_wins() {
    var swapped =
        TURNS
            .with(new Duty("torven", NIGHT + 2 * HOUR, NIGHT + 10 * HOUR, true))
            .with(new Duty("halden", NIGHT + 4 * HOUR, NIGHT + 5 * HOUR, true));

    assertThat(swapped.duties(NIGHT, NIGHT + 16 * HOUR))
        .extracting(Duty::officer)
        .containsExactly("almark", "torven", "halden", "torven", "serrin");
    assertThat(swapped.nextChange(NIGHT + HOUR))
        .contains(new Change(NIGHT + 2 * HOUR, Optional.of("torven")));
  }

  @Test
  void a_watch_without_a_name_is_a_gap_that_is_known_in_advance() {
    var open = Roster.EMPTY.with(new Rotation(NIGHT, 8 * HOUR, List.of("almark", Rotation.NOBODY)));

    assertThat(open.gaps(NIGHT, NIGHT + 24 * HOUR))
        .containsExactly(new Gap(NIGHT + 8 * HOUR, NIGHT + 16 * HOUR));
    assertThat(open.nextChange(NIGHT)).contains(new Change(NIGHT + 8 * HOUR, Optional.empty()));
  }

  @Test
  void a_new_rotation_replaces_the_old_one_from_its_start_and_an_empty_one_ends_the_roster() {
    var changed =
        TURNS
            .with(new Rotation(NIGHT + 12 * HOUR, 12 * HOUR, List.of("torven")))
            .with(new Rotation(NIGHT + 24 * HOUR, HOUR, List.of()));

    assertThat(changed.duties(NIGHT, NIGHT + 36 * HOUR))
        .containsExactly(
            new Duty("almark", NIGHT, NIGHT + 8 * HOUR, false),
            new Duty("serrin", NIGHT + 8 * HOUR, NIGHT + 12 * HOUR, false),
            new Duty("torven", NIGHT + 12 * HOUR, NIGHT + 24 * HOUR, false));
  }

  @Test
  void one_who_relieves_themselves_is_no_change() {
    var alone = Roster.EMPTY.with(new Rotation(NIGHT, 8 * HOUR, List.of("almark")));

    assertThat(alone.nextChange(NIGHT)).isEmpty();
    assertThat(alone.duties(NIGHT, NIGHT + 24 * HOUR))
        .containsExactly(new Duty("almark", NIGHT, NIGHT + 24 * HOUR, false));
  }

  @Test
  void the_roster_is_what_the_house_journal_says() {
    var rotation = TURNS.rotations().getFirst();
    var override = new Duty("torven", NIGHT, NIGHT + HOUR, true);
    var folded = Roster.EMPTY;
    for (var entry : List.of(RosterEntries.of(rotation), RosterEntries.of(override))) {
      var stored = HouseCodec.content(new Entered(SERRIN, 5, entry));
      folded = folded.after(HouseCodec.read(stored));
    }

    assertThat(folded).isEqualTo(TURNS.with(override));
  }

  @Test
  void what_is_no_roster_entry_or_a_broken_one_changes_nothing() {
    var broken =
        List.of(
            new WatchChange("taken", "console-1", Details.NONE),
            new WatchChange(RosterEntries.ROTATION, "", Details.of("start", "x")),
            new WatchChange(
                RosterEntries.OVERRIDE, "", Details.of(Map.of("from", "2", "to", "1"))));

    for (var entry : broken) {
      assertThat(TURNS.after(new Entered(SERRIN, 5, entry))).isEqualTo(TURNS);
    }
  }

  @Test
  void a_watch_lasts_between_a_minute_and_a_week() {
    assertThatThrownBy(() -> new Rotation(NIGHT, 59_999, List.of("almark")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rotation(NIGHT, 8 * 86_400_000L, List.of("almark")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
