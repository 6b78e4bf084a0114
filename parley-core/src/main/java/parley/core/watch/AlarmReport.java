package parley.core.watch;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;

/**
 * How many alarms each position had to bear in a month (UTC), held against the figures of
 * ISA-18.2-2016 §16.5 and IEC 62682: at most one in ten minutes, no flood of more than ten in ten
 * minutes, and 80 % low, 15 % medium, 5 % high. Every armed position hears every alarm, so the
 * station's count is each position's.
 *
 * @param counted from the first of the month to its end or now
 * @param byPriority how many were raised
 * @param busiest the ten minutes in which most were raised; empty when none was
 * @param floods stretches in which more than ten came within ten minutes, each counted once
 * @param answers how people answered them
 * @param sources where most came from, at most ten
 * @param days each day on which any was raised
 */
public record AlarmReport(
    YearMonth month,
    Duration counted,
    Map<Priority, Integer> byPriority,
    Optional<Window> busiest,
    int floods,
    Answers answers,
    List<Source> sources,
    List<Day> days) {
  /** ISA-18.2: what one operator can bear in ten minutes, on average and at most. */
  public static final int MOST_IN_TEN_MINUTES = 10;

  private static final long TEN_MINUTES = 600_000;
  private static final int MOST_SOURCES = 10;

  public AlarmReport {
    byPriority = Map.copyOf(byPriority);
    sources = List.copyOf(sources);
    days = List.copyOf(days);
  }

  /** One alarm that was raised. */
  public record Raised(
      String id, Priority priority, Kind kind, Optional<String> line, long atMillis) {}

  /** Somebody took notice of it, or did what it asked for. */
  public record Noticed(String id, long atMillis) {}

  /** Ten minutes from {@code fromMillis} on. */
  public record Window(long fromMillis, int count) {}

  /**
   * Of high and medium ones: low ones ask for no answer.
   *
   * @param unanswered raised and never noticed, up to the end of what is counted
   * @param median empty when nobody answered any
   */
  public record Answers(
      int answered, int unanswered, Optional<Duration> median, Optional<Duration> longest) {}

  /** How many came of one kind from one line. */
  public record Source(Kind kind, Optional<String> line, int count) {}

  /** One day, and its busiest ten minutes. */
  public record Day(LocalDate date, Map<Priority, Integer> byPriority, int busiest) {
    public Day {
      byPriority = Map.copyOf(byPriority);
    }
  }

  /** Counts a month, as far as it lies before {@code nowMillis}. */
  public static AlarmReport of(
      YearMonth month, List<Raised> raised, List<Noticed> noticed, long nowMillis) {
    long from = millis(month.atDay(1));
    long to = Math.clamp(nowMillis, from, millis(month.plusMonths(1).atDay(1)));
    var these =
        raised.stream()
            .filter(one -> one.atMillis() >= from && one.atMillis() < to)
            .sorted(Comparator.comparingLong(Raised::atMillis))
            .toList();
    return new AlarmReport(
        month,
        Duration.ofMillis(to - from),
        byPriority(these),
        busiest(these),
        floods(these),
        answers(these, noticed),
        sources(these),
        days(these));
  }

  /** How many were raised. */
  public int total() {
    return byPriority.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many came in ten minutes, on average. */
  public double perTenMinutes() {
    return counted.isZero() ? 0 : total() * (double) TEN_MINUTES / counted.toMillis();
  }

  /** Which part of all, from 0 to 1; 0 when there were none. */
  public double share(Priority priority) {
    return total() == 0 ? 0 : byPriority.getOrDefault(priority, 0) / (double) total();
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static Map<Priority, Integer> byPriority(List<Raised> raised) {
    Map<Priority, Integer> counts = new EnumMap<>(Priority.class);
    for (var priority : Priority.values()) {
      counts.put(priority, 0);
    }
    raised.forEach(one -> counts.merge(one.priority(), 1, Integer::sum));
    return counts;
  }

  /** The fullest window that begins with an alarm: no other window holds more. */
  private static Optional<Window> busiest(List<Raised> raised) {
    Optional<Window> best = Optional.empty();
    int last = 0;
    for (int first = 0; first < raised.size(); first++) {
      long from = raised.get(first).atMillis();
      while (last < raised.size() && raised.get(last).atMillis() < from + TEN_MINUTES) {
        last++;
      }
      int count = last - first;
      if (best.isEmpty() || count > best.get().count()) {
        best = Optional.of(new Window(from, count));
      }
    }
    return best;
  }

  private static int floods(List<Raised> raised) {
    int floods = 0;
    boolean flooding = false;
    int first = 0;
    for (int last = 0; last < raised.size(); last++) {
      while (raised.get(last).atMillis() - raised.get(first).atMillis() >= TEN_MINUTES) {
        first++;
      }
      boolean now = last - first + 1 > MOST_IN_TEN_MINUTES;
      if (now && !flooding) {
        floods++;
      }
      flooding = now;
    }
    return floods;
  }

  private static Answers answers(List<Raised> raised, List<Noticed> noticed) {
    Map<String, Long> first = new HashMap<>();
    noticed.forEach(one -> first.merge(one.id(), one.atMillis(), Math::min));
    var waits = new ArrayList<Duration>();
    var asking = raised.stream().filter(one -> one.priority() != Priority.LOW).toList();
    for (var one : asking) {
      var at = first.get(one.id());
      if (at != null) {
        waits.add(Duration.ofMillis(Math.max(0, at - one.atMillis())));
      }
    }
    waits.sort(Comparator.naturalOrder());
    return waits.isEmpty()
        ? new Answers(0, asking.size(), Optional.empty(), Optional.empty())
        : new Answers(
            waits.size(),
            asking.size() - waits.size(),
            Optional.of(waits.get(waits.size() / 2)),
            Optional.of(waits.getLast()));
  }

  private static List<Source> sources(List<Raised> raised) {
    record From(Kind kind, Optional<String> line) {}
    Map<From, Integer> counts = new HashMap<>();
    raised.forEach(one -> counts.merge(new From(one.kind(), one.line()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(one -> new Source(one.getKey().kind(), one.getKey().line(), one.getValue()))
        .sorted(
            comparing(Source::count, Comparator.reverseOrder())
                .thenComparing(Source::kind)
                .thenComparing(one -> one.line().orElse("")))
        .limit(MOST_SOURCES)
        .toList();
  }

  private static List<Day> days(List<Raised> raised) {
    Map<LocalDate, List<Raised>> byDay = new TreeMap<>();
    for (var one : raised) {
      var day = Instant.ofEpochMilli(one.atMillis()).atZone(ZoneOffset.UTC).toLocalDate();
      byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(one);
    }
    return byDay.entrySet().stream()
        .map(
            one ->
                new Day(
                    one.getKey(),
                    byPriority(one.getValue()),
                    busiest(one.getValue()).map(Window::count).orElse(0)))
        .toList();
  }
}
