package parley.core.watch;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.core.watch.Alarm.Condition;

/**
 * The alarms of a station: what is the case now, and what of it somebody has acknowledged. A value:
 * every move gives a new one.
 *
 * @param list the loudest first, then the oldest
 */
public record Alarms(List<Alarm> list) {
  public static final Alarms NONE = new Alarms(List.of());

  private static final Comparator<Alarm> LOUDEST_FIRST =
      comparing((Alarm alarm) -> alarm.condition().priority())
          .thenComparingLong(alarm -> alarm.condition().sinceMillis())
          .thenComparing(Alarm::id);

  public Alarms {
    list = List.copyOf(list);
  }

  /**
   * After {@code conditions} are the case and nothing else is. What was acknowledged stays so while
   * it lasts; what has ended is gone, acknowledged or not.
   */
  public Alarms now(List<Condition> conditions) {
    Set<String> acknowledged = new TreeSet<>();
    list.stream().filter(Alarm::acknowledged).map(Alarm::id).forEach(acknowledged::add);
    List<Alarm> now = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Condition condition : conditions) {
      if (seen.add(condition.id())) {
        now.add(new Alarm(condition, acknowledged.contains(condition.id())));
      }
    }
    now.sort(LOUDEST_FIRST);
    return new Alarms(now);
  }

  /** After somebody took notice of one; unchanged when there is no such alarm. */
  public Alarms acknowledged(String id) {
    return new Alarms(
        list.stream()
            .map(alarm -> alarm.id().equals(id) ? new Alarm(alarm.condition(), true) : alarm)
            .toList());
  }

  public Optional<Alarm> find(String id) {
    return list.stream().filter(alarm -> alarm.id().equals(id)).findFirst();
  }
}
