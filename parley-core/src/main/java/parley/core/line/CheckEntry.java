package parley.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.core.Limits;
import parley.core.log.Names;
import parley.journal.Side;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;

/**
 * What one side enters about one interval of checks.
 *
 * @param startMillis when the interval began, Unix milliseconds; a multiple of its length
 * @param intervalSeconds its length
 * @param due the check calls of the calendar whose time ended since that side's entry before, in
 *     Unix seconds
 * @param atMillis when it was entered, by its author's clock
 */
public record CheckEntry(
    Side side,
    long startMillis,
    long intervalSeconds,
    List<RouteCheck> routes,
    List<Long> due,
    long atMillis) {
  public CheckEntry {
    routes = List.copyOf(routes);
    due = List.copyOf(due);
  }

  /** What came of one route. */
  public enum Result {
    PASSED,
    /** The text came back changed, or came there changed. */
    DIFFERS,
    /** Nothing came back in time. */
    NO_ECHO,
    /** The route was not live in the whole interval. */
    DOWN,
    /** Their station is older and answers no checks; it is not counted. */
    UNABLE;

    /** Returns the word that stands for it in an entry, such as {@code no-echo}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Result> of(String word) {
      for (var result : values()) {
        if (result.word().equals(word)) {
          return Optional.of(result);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One route in one interval.
   *
   * @param route its name at the author's station
   * @param rttMillis how long the answer took; 0 if there was none
   */
  public record RouteCheck(String route, Result result, long rttMillis) {}

  /** Whether at least one route passed. */
  public boolean passed() {
    return routes.stream().anyMatch(route -> route.result() == Result.PASSED);
  }

  /** Whether it counts at all: a station that cannot be checked has missed nothing. */
  public boolean counts() {
    return routes.stream().anyMatch(route -> route.result() != Result.UNABLE);
  }

  void in(Attributes.Builder attributes) {
    attributes
        .number(Names.AT, Math.max(0, startMillis))
        .number(Names.INTERVAL, intervalSeconds)
        .items(Names.LIST, routes.stream().map(CheckEntry::item).toList())
        .items(Names.DUE, due.stream().map(at -> new Cbor.Count(Math.max(0, at))).toList());
  }

  private static Cbor item(RouteCheck check) {
    SortedMap<String, Cbor> map = new TreeMap<>();
    map.put(Names.ROUTE, new Cbor.Text(check.route()));
    map.put(Names.RESULT, new Cbor.Text(check.result().word()));
    map.put(Names.RTT, new Cbor.Count(Math.max(0, check.rttMillis())));
    return new Cbor.Table(map);
  }

  /** Reads an entry; what is not ours to read in it is left out. */
  static CheckEntry of(Placed entry) {
    var attributes = entry.content().attributes();
    var routes = new ArrayList<RouteCheck>();
    attributes.items(Names.LIST).stream()
        .limit(Limits.CHECKED_ROUTES)
        .forEach(item -> read(item).ifPresent(routes::add));
    var due = new ArrayList<Long>();
    attributes.items(Names.DUE).stream()
        .limit(Limits.CHECK_CALLS_DUE)
        .forEach(
            item -> {
              if (item instanceof Cbor.Count(var at)) {
                due.add(at);
              }
            });
    return new CheckEntry(
        entry.side(),
        attributes.number(Names.AT).orElse(0),
        attributes.number(Names.INTERVAL).orElse(0),
        routes,
        due,
        entry.content().timeMillis());
  }

  private static Optional<RouteCheck> read(Cbor item) {
    if (!(item instanceof Cbor.Table(var map))) {
      return Optional.empty();
    }
    var route = map.get(Names.ROUTE) instanceof Cbor.Text(var name) ? name : "";
    var word = map.get(Names.RESULT) instanceof Cbor.Text(var text) ? text : "";
    var rtt = map.get(Names.RTT) instanceof Cbor.Count(var millis) ? millis : 0;
    return Result.of(word).map(result -> new RouteCheck(brief(route), result, rtt));
  }

  private static String brief(String route) {
    return route.length() > Limits.ROUTE_NAME ? route.substring(0, Limits.ROUTE_NAME) : route;
  }
}
