package parley.station.watch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.line.Officer;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Priority;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarms;
import parley.core.watch.Positions.Now;
import parley.station.answer.Times;

/** Keeps a station's alarms and tells the book what became of them; the floor's lock guards it. */
final class AlarmKeeper {
  private final AlarmBook book;
  private Alarms alarms;

  AlarmKeeper(AlarmBook book) {
    this.book = book;
    this.alarms = book.asItWas();
  }

  Alarms alarms() {
    return alarms;
  }

  /** Takes in what is the case; returns whether anything looks different now. */
  boolean look(List<Condition> conditions, Now now) {
    var before = alarms;
    alarms = before.now(conditions, now);
    alarms.raisedSince(before).forEach(alarm -> book.raised(alarm, now.wallMillis()));
    Set<String> left = alarms.list().stream().map(Alarm::id).collect(Collectors.toSet());
    before.list().stream()
        .filter(AlarmKeeper::wantedNotice)
        .filter(alarm -> !left.contains(alarm.id()))
        .forEach(alarm -> book.ended(alarm, now.wallMillis()));
    return !alarms.list().equals(before.list()) || !alarms.shelves().equals(before.shelves());
  }

  private static boolean wantedNotice(Alarm alarm) {
    return alarm.fresh() && alarm.condition().priority() != Priority.LOW;
  }

  /** Somebody took notice; empty when there is no such alarm. */
  Optional<Alarm> acknowledge(String id, Officer by, long wallMillis) {
    var before = alarms.find(id);
    before
        .filter(Alarm::unnoticed)
        .ifPresent(
            alarm -> {
              alarms = alarms.acknowledged(id, by.displayName(), wallMillis);
              enter(AlarmBook.ACKNOWLEDGED, alarm, by, wallMillis);
            });
    return alarms.find(id).or(() -> before);
  }

  /**
   * Puts it aside; empty when there is no such alarm.
   *
   * @throws IllegalArgumentException when it may not be shelved so
   */
  Optional<Alarm> shelve(String id, Shelf shelf, Officer by, long wallMillis) {
    var before = alarms.find(id);
    before.ifPresent(
        alarm -> {
          alarms = alarms.shelved(id, shelf, wallMillis);
          var details =
              AlarmBook.details(alarm)
                  .and(AlarmBook.REASON, shelf.reason())
                  .and(AlarmBook.UNTIL, Times.at(shelf.untilMillis()));
          book.acted(by, new AlarmAct(AlarmBook.SHELVED, id, details), wallMillis);
        });
    return alarms.find(id);
  }

  /** Takes a source from the shelf; false when it is not there. */
  boolean unshelve(String source, Officer by, long wallMillis) {
    if (!alarms.shelves().containsKey(source)) {
      return false;
    }
    alarms = alarms.unshelved(source);
    var details = AlarmBook.line(AlarmViews.lineOf(source));
    book.acted(by, new AlarmAct(AlarmBook.UNSHELVED, source, details), wallMillis);
    return true;
  }

  /** What somebody had noticed is new to those who stand the watch after them. */
  void lapse(String by) {
    alarms = alarms.lapsed(by);
  }

  private void enter(String act, Alarm alarm, Officer by, long wallMillis) {
    book.acted(by, new AlarmAct(act, alarm.id(), AlarmBook.details(alarm)), wallMillis);
  }
}
