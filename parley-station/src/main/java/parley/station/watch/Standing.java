package parley.station.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.core.handover.Handovers;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarm.Stand.Acknowledged;
import parley.core.watch.Alarms;

/** Which alarms people had put aside or taken notice of, folded from the house journal. */
final class Standing {
  /** More than people can acknowledge in a watch; the oldest is forgotten first. */
  private static final int MOST_NOTICED = 5_000;

  private final Map<String, Shelf> shelves = new HashMap<>();
  private final Map<String, Acknowledged> noticed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Acknowledged> eldest) {
          return size() > MOST_NOTICED;
        }
      };

  /** Takes in the next entry, the oldest first. */
  void take(Entered entered) {
    switch (entered.entry()) {
      case AlarmAct(var act, var alarm, var details) -> {
        var by = entered.by().displayName();
        switch (act) {
          case AlarmBook.SHELVED ->
              shelf(by, details).ifPresent(shelf -> shelves.put(source(details), shelf));
          case AlarmBook.UNSHELVED -> shelves.remove(alarm);
          case AlarmBook.ACKNOWLEDGED ->
              noticed.put(alarm, new Acknowledged(by, entered.atMillis()));
          default -> {}
        }
      }
      case WatchChange(var act, _, var details) when act.equals(Handovers.ASSUMED) ->
          details
              .get(Handovers.FROM_NAME)
              .ifPresent(leaver -> noticed.values().removeIf(one -> one.by().equals(leaver)));
      default -> {}
    }
  }

  /** As {@link parley.core.watch.Alarm.Condition#source} makes it. */
  private static String source(Details alarm) {
    return String.join(
        ".",
        alarm.get("kind").orElse("-"),
        alarm.get("line").orElse("-"),
        alarm.get("serial").orElse("-"),
        alarm.get("priority").orElse("-"));
  }

  private static Optional<Shelf> shelf(String by, Details details) {
    try {
      var until = Instant.parse(details.get(AlarmBook.UNTIL).orElse("")).toEpochMilli();
      return Optional.of(new Shelf(by, details.get(AlarmBook.REASON).orElse(""), until));
    } catch (DateTimeException | IllegalArgumentException fromAnotherVersion) {
      return Optional.empty();
    }
  }

  Alarms alarms() {
    return Alarms.restored(shelves, noticed);
  }
}
