package parley.station.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.core.handover.Handovers;
import parley.core.house.Details;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.Reading;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarms;
import parley.core.watch.Positions.Now;
import parley.station.house.HouseOnOneDisk;

final class AlarmBookTest {
  private static final String LINE = "0a".repeat(16);
  private static final int LONG = 20_100;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Officer ALMARK = new Officer("almark", "officer", "Maj ALMARK");
  private static final Condition MESSAGE = condition(Alarm.Kind.MESSAGE, "birch-0001");
  private static final Condition CALL = condition(Alarm.Kind.CALL, "birch-0002");

  private final HouseOnOneDisk house = new HouseOnOneDisk();

  @AfterEach
  void close() {
    house.close();
  }

  private static Condition condition(Alarm.Kind kind, String serial) {
    return new Condition(
        Alarm.Priority.MEDIUM, kind, Optional.of("birch"), Optional.of(serial), 7, "Words.");
  }

  private AlarmBook book() {
    return new AlarmBook(house.door(), house.keeper());
  }

  private Now now() {
    return new Now(house.wallMillis(), house.monoMillis());
  }

  /** Two alarms, one acknowledged, one put aside for an hour. */
  private void watchBefore() throws InterruptedException {
    var keeper = new AlarmKeeper(book());
    keeper.look(List.of(MESSAGE, CALL), now());
    keeper.acknowledge(CALL.id(), ALMARK, house.wallMillis());
    var shelf = new Shelf("Maj ALMARK", "Сидит лингвист.", house.wallMillis() + 3_600_000);
    keeper.shelve(MESSAGE.id(), shelf, ALMARK, house.wallMillis());
    house.entries();
  }

  private Alarms watchAfter() {
    house.restart();
    var keeper = new AlarmKeeper(book());
    keeper.look(List.of(MESSAGE, CALL), now());
    return keeper.alarms();
  }

  @Test
  void shelves_and_acknowledgements_outlive_a_restart() throws InterruptedException {
    watchBefore();

    var after = watchAfter();

    assertThat(after.find(CALL.id()).orElseThrow().stand())
        .isInstanceOf(Alarm.Stand.Acknowledged.class);
    assertThat(after.shelves().values())
        .extracting(Shelf::reason)
        .containsExactly("Сидит лингвист.");
    assertThat(after.find(MESSAGE.id()).orElseThrow().fresh()).isFalse();
  }

  @Test
  void a_shelf_that_ran_out_or_was_emptied_before_the_restart_is_not_put_up_again()
      throws InterruptedException {
    watchBefore();
    house.door().write(ALMARK, new AlarmAct("unshelved", MESSAGE.source(), Details.NONE));
    assertThat(watchAfter().shelves()).isEmpty();

    watchBefore();
    house.pass(3_600_000);
    assertThat(watchAfter().shelves()).isEmpty();
  }

  @Test
  void what_a_leaver_had_acknowledged_is_new_after_a_restart_too() throws InterruptedException {
    watchBefore();
    var from = Details.of(Handovers.FROM_NAME, "Maj ALMARK");
    house.door().write(ALMARK, new WatchChange(Handovers.ASSUMED, "desk-1", from));

    assertThat(watchAfter().find(CALL.id()).orElseThrow().fresh()).isTrue();
  }

  @Test
  void the_monthly_report_counts_what_lies_before_the_newest_20_000_entries_too()
      throws InterruptedException {
    watchBefore();
    for (int i = 1; i < LONG; i++) {
      house.door().post(new Reading(LINE, List.of("birch-" + i), ""));
      if (i % 1_000 == 0) {
        house.entries();
      }
    }
    house.restart();

    var book = book();

    long end = System.nanoTime() + LONGEST.toNanos();
    while (total(book) < 2 && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(total(book)).isEqualTo(2);
  }

  private int total(AlarmBook book) {
    var now = house.wallMillis();
    var month = YearMonth.from(Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC));
    return book.report(month, now + 1).total();
  }
}
