package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarm.Stand.Acknowledged;
import parley.core.watch.Alarm.Stand.Fresh;
import parley.core.watch.Alarm.Stand.Rectified;
import parley.core.watch.Alarm.Stand.Shelved;
import parley.core.watch.Positions.Now;

class AlarmsTest {
  private static final long HOUR = 3_600_000;
  private static final Condition SKEW = condition(Priority.MEDIUM, Kind.CLOCK, 10);
  private static final Condition FLASH = condition(Priority.HIGH, Kind.FLASH, 20);
  private static final Condition NOBODY =
      new Condition(
          Priority.HIGH,
          Kind.NOBODY_HAS_THE_WATCH,
          Optional.empty(),
          Optional.empty(),
          900,
          "Nobody has the watch.");

  /** What happens at a station, one moment after another. */
  private static final class Story {
    private Alarms alarms = Alarms.NONE;
    private long millis;

    Alarms at(long now, Condition... conditions) {
      millis = now;
      alarms = alarms.now(List.of(conditions), new Now(now, now));
      return alarms;
    }

    Alarms acknowledge(Condition condition) {
      alarms = alarms.acknowledged(condition.id(), "Maj ALMARK", millis);
      return alarms;
    }

    Alarms shelve(Condition condition, long forMillis) {
      var shelf = new Shelf("Maj ALMARK", "Works on the mast.", millis + forMillis);
      alarms = alarms.shelved(condition.id(), shelf, millis);
      return alarms;
    }

    /** A condition that comes and goes {@code times} times, once in {@code every} milliseconds. */
    Alarms flaps(int times, long every, Kind kind) {
      for (int i = 0; i < times; i++) {
        long begins = millis + every / 2;
        at(begins, condition(Priority.MEDIUM, kind, begins));
        at(begins + every / 2);
      }
      return alarms;
    }
  }

  private final Story story = new Story();

  @Test
  void what_somebody_acknowledged_is_new_again_once_they_left_the_watch_and_nobody_elses_is() {
    story.at(100, SKEW, FLASH);
    story.acknowledge(SKEW);

    assertThat(story.alarms.lapsed("Lt SERRIN")).isEqualTo(story.alarms);
    assertThat(story.alarms.lapsed("Maj ALMARK").list()).allMatch(Alarm::fresh);
  }

  @Test
  void what_people_did_before_a_restart_holds_after_it_until_whoever_did_it_leaves() {
    var shelf = new Shelf("Maj ALMARK", "Works on the mast.", 10_000);
    var seen = new Acknowledged("Maj ALMARK", 50);
    var before =
        Alarms.restored(
            Map.of(FLASH.source(), shelf, "gone", new Shelf("A", "B", 90)),
            Map.of(SKEW.id(), seen));
    var now = new Now(100, 100);

    var after = before.now(List.of(SKEW, FLASH), now);

    assertThat(after.raisedSince(Alarms.NONE)).isEmpty();
    assertThat(after.find(SKEW.id()).orElseThrow().stand()).isEqualTo(seen);
    assertThat(after.find(FLASH.id()).orElseThrow().stand()).isEqualTo(new Shelved(shelf));
    assertThat(after.shelves()).containsOnlyKeys(FLASH.source());
    assertThat(after.noticed()).isEmpty();
    assertThat(before.lapsed("Maj ALMARK").now(List.of(SKEW), now).list()).allMatch(Alarm::fresh);
  }

  @Test
  void the_loudest_alarm_stands_first_however_late_it_came() {
    var alarms = story.at(100, SKEW, FLASH);

    assertThat(alarms.list()).extracting(Alarm::condition).containsExactly(FLASH, SKEW);
  }

  @Test
  void that_nobody_has_the_watch_stands_before_an_older_flash_even_when_acknowledged() {
    story.at(1_000, FLASH, NOBODY);

    var alarms = story.acknowledge(NOBODY);

    assertThat(alarms.list()).extracting(Alarm::condition).containsExactly(NOBODY, FLASH);
  }

  @Test
  void an_alarm_names_who_acknowledged_it_and_when_while_its_condition_lasts() {
    story.at(100, SKEW);
    story.acknowledge(SKEW);

    var later = story.at(5_000, SKEW, FLASH);

    assertThat(stand(later, SKEW)).isEqualTo(new Acknowledged("Maj ALMARK", 100));
    assertThat(stand(later, FLASH)).isEqualTo(new Fresh());
  }

  @Test
  void acknowledging_twice_keeps_the_first_name_and_time() {
    story.at(100, SKEW);
    story.acknowledge(SKEW);
    story.at(900, SKEW);

    var again = story.acknowledge(SKEW);

    assertThat(stand(again, SKEW)).isEqualTo(new Acknowledged("Maj ALMARK", 100));
  }

  @Test
  void what_is_over_before_anybody_noticed_remains_to_be_noticed() {
    story.at(100, SKEW);

    var over = story.at(700);
    var muchLater = story.at(9 * HOUR);
    var noticed = story.acknowledge(SKEW);

    assertThat(stand(over, SKEW)).isEqualTo(new Rectified(700));
    assertThat(stand(muchLater, SKEW)).isEqualTo(new Rectified(700));
    assertThat(noticed.list()).isEmpty();
  }

  @Test
  void what_is_over_after_somebody_noticed_goes() {
    story.at(100, SKEW);
    story.acknowledge(SKEW);

    assertThat(story.at(700).list()).isEmpty();
  }

  @Test
  void a_low_alarm_and_one_that_a_deed_ended_go_when_they_are_over() {
    var low = condition(Priority.LOW, Kind.NOT_ENTERED, 100);
    story.at(100, low, FLASH, NOBODY);

    assertThat(story.at(700).list()).isEmpty();
  }

  @Test
  void a_condition_that_ended_and_began_again_is_a_new_alarm_in_place_of_the_old() {
    story.at(100, SKEW);
    story.acknowledge(SKEW);
    story.at(5_000);
    var again = condition(Priority.MEDIUM, Kind.CLOCK, 30_000);

    var alarms = story.at(30_000, again);

    assertThat(alarms.list()).extracting(Alarm::condition).containsExactly(again);
    assertThat(stand(alarms, again)).isEqualTo(new Fresh());
  }

  @Test
  void a_route_that_is_back_within_three_seconds_was_never_an_alarm() {
    var lost = condition(Priority.HIGH, Kind.ROUTE, 100);

    assertThat(story.at(100, lost).list()).isEmpty();
    assertThat(story.at(3_099, lost).list()).isEmpty();
    assertThat(story.at(3_100, lost).list()).hasSize(1);
    assertThat(new Story().at(100, FLASH).list()).hasSize(1);
  }

  @Test
  void what_comes_more_than_three_times_in_a_minute_is_one_alarm_that_chatters() {
    var three = story.flaps(3, 2_000, Kind.VOICE);
    assertThat(three.list()).noneMatch(Alarm::chatters);

    var fifty = story.flaps(47, 1_000, Kind.VOICE);

    assertThat(fifty.list()).hasSize(1);
    assertThat(fifty.list().getFirst().times()).isEqualTo(50);
    assertThat(fifty.list().getFirst().fresh()).isTrue();
  }

  @Test
  void chatter_that_somebody_acknowledged_stays_silent_however_often_it_comes() {
    var noisy = story.flaps(5, 1_000, Kind.VOICE).list().getFirst();
    story.acknowledge(noisy.condition());

    var alarms = story.flaps(20, 1_000, Kind.VOICE);

    assertThat(alarms.list()).hasSize(1);
    assertThat(alarms.list().getFirst().stand()).isInstanceOf(Acknowledged.class);
  }

  @Test
  void chatter_is_over_after_a_minute_in_which_it_did_not_come() {
    story.flaps(5, 1_000, Kind.VOICE);

    assertThat(story.at(64_499).list().getFirst().stand()).isInstanceOf(Fresh.class);
    assertThat(story.at(64_500).list().getFirst().stand()).isInstanceOf(Rectified.class);
  }

  @Test
  void what_grows_graver_breaks_through_chatter_and_shelf() {
    var noisy = story.flaps(5, 1_000, Kind.VOICE).list().getFirst();
    story.shelve(noisy.condition(), HOUR);
    var grave = condition(Priority.HIGH, Kind.VOICE, 9_000);

    var alarms = story.at(9_000, grave);

    assertThat(stand(alarms, grave)).isEqualTo(new Fresh());
  }

  @Test
  void a_shelved_alarm_is_silent_when_it_comes_again_and_sounds_when_the_shelf_expires() {
    story.at(100, SKEW);
    story.shelve(SKEW, 8 * HOUR);
    story.at(200);
    var again = condition(Priority.MEDIUM, Kind.CLOCK, 50_000);

    var shelved = story.at(8 * HOUR, again);
    var expired = story.at(8 * HOUR + 100, again);

    assertThat(stand(shelved, again)).isInstanceOf(Shelved.class);
    assertThat(stand(expired, again)).isEqualTo(new Fresh());
    assertThat(expired.shelves()).isEmpty();
  }

  @Test
  void what_is_taken_from_the_shelf_sounds_at_once() {
    story.at(100, SKEW);

    var alarms = story.shelve(SKEW, HOUR).unshelved(SKEW.source());

    assertThat(stand(alarms, SKEW)).isEqualTo(new Fresh());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLASH", "NOBODY_HAS_THE_WATCH"})
  void a_flash_and_an_empty_watch_are_never_shelved(Kind kind) {
    var condition = condition(Priority.HIGH, kind, 100);
    story.at(100, condition);

    assertThatThrownBy(() -> story.shelve(condition, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_is_shelved_for_longer_than_eight_hours_or_for_no_time() {
    story.at(100, SKEW);

    assertThatThrownBy(() -> story.shelve(SKEW, 8 * HOUR + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> story.shelve(SKEW, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shelf("Maj ALMARK", " ", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_thousand_alarms_in_a_minute_lose_none_that_differ_and_collapse_what_recurs() {
    List<Condition> messages = new ArrayList<>();
    Alarms alarms = Alarms.NONE;
    int raised = 0;
    for (int i = 0; i < 500; i++) {
      messages.add(
          new Condition(
              Priority.MEDIUM,
              Kind.MESSAGE,
              Optional.of("birch"),
              Optional.of("birch-" + i),
              i,
              "IMMEDIATE message."));
      List<Condition> now = new ArrayList<>(messages);
      if (i % 2 == 0) {
        now.add(condition(Priority.MEDIUM, Kind.VOICE, i));
      }
      var next = alarms.now(now, new Now(i * 120L, i * 120L));
      raised += next.raisedSince(alarms).size();
      alarms = next;
    }

    assertThat(alarms.list()).hasSize(501);
    assertThat(alarms.list().stream().filter(Alarm::chatters)).hasSize(1);
    assertThat(alarms.list().stream().filter(Alarm::chatters).findFirst().orElseThrow().times())
        .isEqualTo(250);
    // Each message once, the voice three times by itself and once as chatter.
    assertThat(raised).isEqualTo(500 + 3 + 1);
  }

  @Test
  void acknowledging_what_is_not_there_changes_nothing() {
    var alarms = story.at(100, FLASH);

    assertThat(alarms.acknowledged("flash.-.-.7", "Maj ALMARK", 100)).isEqualTo(alarms);
  }

  @Test
  void the_same_condition_told_twice_is_one_alarm() {
    assertThat(story.at(100, FLASH, FLASH).list()).hasSize(1);
  }

  private static Alarm.Stand stand(Alarms alarms, Condition condition) {
    return alarms.find(condition.id()).orElseThrow().stand();
  }

  private static Condition condition(Priority priority, Kind kind, long since) {
    return new Condition(
        priority, kind, Optional.of("birch"), Optional.empty(), since, "Something is the case.");
  }
}
