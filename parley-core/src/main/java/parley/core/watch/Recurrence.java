package parley.core.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.core.watch.Alarm.Condition;

/**
 * What has stood since when, and what came how often in the last minute, by the monotonic clock. A
 * value.
 *
 * @param standing when each condition that holds was first seen, by its id
 * @param starts when conditions of one source began within the last minute, the newest few
 * @param chatter what comes and goes too often, by source
 */
public record Recurrence(
    Map<String, Long> standing, Map<String, List<Long>> starts, Map<String, Chatter> chatter) {
  static final Recurrence NONE = new Recurrence(Map.of(), Map.of(), Map.of());

  /** More than three in a minute is chatter (CONSOLE §3.1, after ISA-18.2). */
  static final int MOST_STARTS = 3;

  static final long WINDOW_MILLIS = 60_000;

  /**
   * One source that chatters.
   *
   * @param sinceMillis since when, wall clock
   * @param times how often it came since then, with the times that made it chatter
   */
  public record Chatter(long sinceMillis, int times) {}

  public Recurrence {
    standing = Map.copyOf(standing);
    starts = Map.copyOf(starts);
    chatter = Map.copyOf(chatter);
  }

  /** After exactly these conditions hold. */
  Recurrence now(Map<String, Condition> conditions, Positions.Now now) {
    Map<String, Long> stand = new HashMap<>();
    Map<String, Integer> begun = new HashMap<>();
    conditions.forEach(
        (id, condition) -> {
          stand.put(id, standing.getOrDefault(id, now.monoMillis()));
          if (!standing.containsKey(id)) {
            begun.merge(condition.source(), 1, Integer::sum);
          }
        });
    var recent = recent(begun, now.monoMillis());
    Map<String, Chatter> noisy = new HashMap<>();
    recent.forEach(
        (source, times) -> {
          int more = begun.getOrDefault(source, 0);
          var before = chatter.get(source);
          if (before != null) {
            noisy.put(source, new Chatter(before.sinceMillis, before.times + more));
          } else if (times.size() > MOST_STARTS) {
            noisy.put(source, new Chatter(now.wallMillis(), Math.max(times.size(), more)));
          }
        });
    return new Recurrence(stand, recent, noisy);
  }

  private Map<String, List<Long>> recent(Map<String, Integer> begun, long nowMono) {
    Map<String, List<Long>> recent = new HashMap<>();
    starts.forEach((source, times) -> recent.put(source, new ArrayList<>(times)));
    begun.forEach(
        (source, count) -> {
          var times = recent.computeIfAbsent(source, _ -> new ArrayList<>());
          for (int i = 0; i < Math.min(count, MOST_STARTS + 1); i++) {
            times.add(nowMono);
          }
        });
    recent.values().forEach(times -> times.removeIf(at -> nowMono - at >= WINDOW_MILLIS));
    recent.values().removeIf(List::isEmpty);
    recent.replaceAll(
        (_, times) -> times.subList(Math.max(0, times.size() - MOST_STARTS - 1), times.size()));
    return recent;
  }

  /** Whether a condition has stood long enough to be an alarm. */
  boolean ripe(Condition condition, long nowMono) {
    var since = standing.getOrDefault(condition.id(), nowMono);
    return nowMono - since >= condition.kind().patienceMillis();
  }
}
