package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;

class AlarmsTest {
  private static final Condition ROUTE = condition(Priority.LOW, Kind.ROUTE, 10);
  private static final Condition FLASH = condition(Priority.HIGH, Kind.FLASH, 20);

  @Test
  void the_loudest_alarm_stands_first_however_late_it_came() {
    var alarms = Alarms.NONE.now(List.of(ROUTE, FLASH));

    assertThat(alarms.list()).extracting(Alarm::condition).containsExactly(FLASH, ROUTE);
  }

  @Test
  void an_acknowledged_alarm_stays_acknowledged_while_its_condition_lasts() {
    var alarms = Alarms.NONE.now(List.of(ROUTE)).acknowledged(ROUTE.id());

    var later = alarms.now(List.of(ROUTE, FLASH));

    assertThat(later.find(ROUTE.id()).orElseThrow().acknowledged()).isTrue();
    assertThat(later.find(FLASH.id()).orElseThrow().acknowledged()).isFalse();
  }

  @Test
  void a_condition_that_ended_and_began_again_is_a_new_alarm() {
    var alarms = Alarms.NONE.now(List.of(ROUTE)).acknowledged(ROUTE.id()).now(List.of());

    var again = alarms.now(List.of(condition(Priority.LOW, Kind.ROUTE, 30)));

    assertThat(again.list()).extracting(Alarm::acknowledged).containsExactly(false);
  }

  @Test
  void acknowledging_what_is_not_there_changes_nothing() {
    var alarms = Alarms.NONE.now(List.of(FLASH));

    assertThat(alarms.acknowledged("flash.-.-.7")).isEqualTo(alarms);
  }

  @Test
  void the_same_condition_told_twice_is_one_alarm() {
    assertThat(Alarms.NONE.now(List.of(FLASH, FLASH)).list()).hasSize(1);
  }

  private static Condition condition(Priority priority, Kind kind, long since) {
    return new Condition(
        priority, kind, Optional.of("birch"), Optional.empty(), since, "Something is the case.");
  }
}
