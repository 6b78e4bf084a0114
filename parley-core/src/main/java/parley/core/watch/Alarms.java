package parley.core.watch;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarm.Stand;
import parley.core.watch.Alarm.Stand.Acknowledged;
import parley.core.watch.Alarm.Stand.Fresh;
import parley.core.watch.Alarm.Stand.Rectified;
import parley.core.watch.Alarm.Stand.Shelved;

/**
 * The alarms of a station: what is the case now, and what of it somebody has acknowledged. A value:
 * every move gives a new one, and is given the time.
 *
 * <pre>
 *              condition            person                condition over
 *   (nothing) ───────────▶ Fresh ──────────▶ Acknowledged ──────────────▶ (nothing)
 *                            │ condition over                ▲
 *                            ▼                               │ person, or it comes again
 *                         Rectified ─────────────────────────┘
 * </pre>
 *
 * Low priority needs no acknowledgement once it is over, nor does what a person's own deed ended. A
 * source that comes more than three times in a minute becomes one alarm that chatters. A source
 * that is shelved stays so until its shelf expires, however often it comes, but only at that
 * priority: what grows graver breaks through.
 *
 * @param list a STOP first, then that nobody has the watch, then what nobody has noticed, then the
 *     gravest, then the oldest
 * @param shelves by source
 * @param noticed what somebody took notice of before the station started, by id, as far as it has
 *     not shown itself since
 */
public record Alarms(
    List<Alarm> list,
    Map<String, Shelf> shelves,
    Map<String, Acknowledged> noticed,
    Recurrence recurrence) {
  public static final Alarms NONE = new Alarms(List.of(), Map.of(), Map.of(), Recurrence.NONE);

  private static final Comparator<Alarm> FIRST_THINGS_FIRST =
      comparing((Alarm alarm) -> !alarm.condition().kind().isStop())
          .thenComparing(alarm -> alarm.condition().kind() != Kind.NOBODY_HAS_THE_WATCH)
          .thenComparing(alarm -> !alarm.unnoticed())
          .thenComparing(alarm -> alarm.condition().priority())
          .thenComparingLong(alarm -> alarm.condition().sinceMillis())
          .thenComparing(Alarm::id);

  public Alarms {
    list = List.copyOf(list);
    shelves = Map.copyOf(shelves);
    noticed = Map.copyOf(noticed);
  }

  /** The alarms of a station that starts: nothing is known but what people did before. */
  public static Alarms restored(Map<String, Shelf> shelves, Map<String, Acknowledged> noticed) {
    return new Alarms(List.of(), shelves, noticed, Recurrence.NONE);
  }

  /** After {@code conditions} are the case and nothing else is. */
  public Alarms now(List<Condition> conditions, Positions.Now now) {
    Map<String, Condition> holds = new LinkedHashMap<>();
    conditions.forEach(condition -> holds.putIfAbsent(condition.id(), condition));
    var next = recurrence.now(holds, now);
    var kept = new HashMap<>(shelves);
    kept.values().removeIf(shelf -> shelf.untilMillis() <= now.wallMillis());
    var before = new Before(list, noticed);
    Map<String, Alarm> alarms = new LinkedHashMap<>();
    for (var condition : holds.values()) {
      var chatter = next.chatter().get(condition.source());
      if (chatter != null || next.ripe(condition, now.monoMillis())) {
        var alarm = alarm(condition, Optional.ofNullable(chatter));
        var shelf = Optional.ofNullable(kept.get(condition.source()));
        alarms.putIfAbsent(alarm.id(), alarm.with(before.stand(alarm, shelf)));
      }
    }
    var all = new ArrayList<>(alarms.values());
    all.addAll(lasting(sources(alarms.values()), next, now.wallMillis()));
    var left = new HashMap<>(noticed);
    left.keySet().removeAll(alarms.keySet());
    return new Alarms(sorted(all), kept, left, next);
  }

  /** One condition, or everything of a source that comes and goes. */
  private static Alarm alarm(Condition latest, Optional<Recurrence.Chatter> chatter) {
    return chatter
        .map(noise -> new Alarm(latest.since(noise.sinceMillis()), new Fresh(), noise.times()))
        .orElseGet(() -> new Alarm(latest, new Fresh(), 1));
  }

  private static Set<String> sources(Collection<Alarm> alarms) {
    return alarms.stream()
        .map(alarm -> alarm.condition().source())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The alarms of a moment ago, as far as they decide where one stands now. */
  private record Before(
      Map<String, Alarm> byId, Map<String, Stand> calmed, Map<String, Acknowledged> noticed) {
    Before(List<Alarm> list, Map<String, Acknowledged> noticed) {
      this(new HashMap<>(), new HashMap<>(), noticed);
      for (var alarm : list) {
        byId.put(alarm.id(), alarm);
        if (alarm.chatters() && alarm.stand() instanceof Acknowledged) {
          calmed.put(alarm.condition().source(), alarm.stand());
        }
      }
    }

    Stand stand(Alarm alarm, Optional<Shelf> shelf) {
      if (shelf.isPresent()) {
        return new Shelved(shelf.get());
      }
      var before = byId.get(alarm.id());
      if (before == null) {
        // What chattered and stands still now, was noticed already if the chatter was.
        Stand known = calmed.get(alarm.condition().source());
        return known == null ? unlessNoticed(alarm) : known;
      }
      return switch (before.stand()) {
        case Acknowledged acknowledged -> acknowledged;
        case Fresh _, Rectified _, Shelved _ -> new Fresh();
      };
    }

    private Stand unlessNoticed(Alarm alarm) {
      var before = noticed.get(alarm.id());
      return before == null ? new Fresh() : before;
    }
  }

  /** What is over, and must be seen all the same: the latest of each source. */
  private Collection<Alarm> lasting(Set<String> standing, Recurrence next, long wallMillis) {
    Map<String, Alarm> latest = new LinkedHashMap<>();
    for (var before : list) {
      var source = before.condition().source();
      if (!standing.contains(source)) {
        over(before, next, wallMillis).ifPresent(one -> latest.merge(source, one, Alarms::later));
      }
    }
    return latest.values();
  }

  private static Alarm later(Alarm one, Alarm other) {
    return one.condition().sinceMillis() >= other.condition().sinceMillis() ? one : other;
  }

  private static Optional<Alarm> over(Alarm before, Recurrence next, long wallMillis) {
    var condition = before.condition();
    if (before.chatters() && next.chatter().containsKey(condition.source())) {
      // Between two of its comings; it is not over before a minute has passed.
      return Optional.of(before);
    }
    boolean toBeSeen = condition.priority() != Priority.LOW && !condition.kind().endsByDeed();
    return switch (before.stand()) {
      case Fresh _ when toBeSeen -> Optional.of(before.with(new Rectified(wallMillis)));
      case Rectified _ -> Optional.of(before);
      case Fresh _, Acknowledged _, Shelved _ -> Optional.empty();
    };
  }

  /** After {@code by} took notice of one; unchanged when there is nothing of it to notice. */
  public Alarms acknowledged(String id, String by, long wallMillis) {
    var now = new ArrayList<Alarm>();
    for (var alarm : list) {
      boolean meant = alarm.id().equals(id);
      switch (alarm.stand()) {
        case Fresh _ when meant -> now.add(alarm.with(new Acknowledged(by, wallMillis)));
        case Rectified _ when meant -> {}
        case Fresh _, Rectified _, Acknowledged _, Shelved _ -> now.add(alarm);
      }
    }
    return with(now, shelves);
  }

  /**
   * After its source was put aside.
   *
   * @throws IllegalArgumentException when there is no such alarm, it may not be shelved, or the
   *     time is not within {@link Shelf#LONGEST_MILLIS} from now
   */
  public Alarms shelved(String id, Shelf shelf, long wallMillis) {
    var alarm = find(id).orElseThrow(() -> new IllegalArgumentException("no alarm " + id));
    long lasts = shelf.untilMillis() - wallMillis;
    if (!alarm.condition().kind().shelvable() || lasts <= 0 || lasts > Shelf.LONGEST_MILLIS) {
      throw new IllegalArgumentException("it cannot be shelved so");
    }
    var all = new HashMap<>(shelves);
    all.put(alarm.condition().source(), shelf);
    var now = list.stream().map(one -> same(one, alarm) ? one.with(new Shelved(shelf)) : one);
    return with(now.toList(), all);
  }

  /** After a source was taken from the shelf: what of it is the case flashes and sounds again. */
  public Alarms unshelved(String source) {
    var all = new HashMap<>(shelves);
    all.remove(source);
    var now =
        list.stream()
            .map(
                one ->
                    one.stand() instanceof Shelved && one.condition().source().equals(source)
                        ? one.with(new Fresh())
                        : one);
    return with(now.toList(), all);
  }

  private Alarms with(List<Alarm> alarms, Map<String, Shelf> shelved) {
    return new Alarms(sorted(alarms), shelved, noticed, recurrence);
  }

  private static boolean same(Alarm one, Alarm other) {
    return one.condition().source().equals(other.condition().source());
  }

  private static List<Alarm> sorted(List<Alarm> alarms) {
    return alarms.stream().sorted(FIRST_THINGS_FIRST).toList();
  }

  /** After {@code by} left the watch: what they had acknowledged and lasts is new again. */
  public Alarms lapsed(String by) {
    var now =
        list.stream()
            .map(
                alarm ->
                    alarm.stand() instanceof Acknowledged(var who, _) && who.equals(by)
                        ? alarm.with(new Fresh())
                        : alarm);
    var left = new HashMap<>(noticed);
    left.values().removeIf(one -> one.by().equals(by));
    return new Alarms(sorted(now.toList()), shelves, left, recurrence);
  }

  public Optional<Alarm> find(String id) {
    return list.stream().filter(alarm -> alarm.id().equals(id)).findFirst();
  }

  /** What sounds now and did not before: each is raised once, and counted. */
  public List<Alarm> raisedSince(Alarms before) {
    var known = before.list.stream().map(Alarm::id).collect(Collectors.toUnmodifiableSet());
    return list.stream().filter(alarm -> alarm.fresh() && !known.contains(alarm.id())).toList();
  }
}
