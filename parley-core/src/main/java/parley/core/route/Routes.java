package parley.core.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.Limits;
import parley.core.call.Silence;
import parley.core.frame.Frame.Beat;

/**
 * The routes of one line and what is known of each. Times are monotonic milliseconds.
 *
 * <p>Both stations dial every route that has no connection. When two connections of one route are
 * up, both stations keep the same one: the newer if the older has fallen silent, else the one that
 * side a dialled.
 */
public final class Routes {
  /**
   * After this long without a hello a connection is given up: somebody accepts, but no station
   * speaks.
   */
  static final long HELLO_MILLIS = 3_000;

  /** A connection this quiet loses against a second one that speaks. */
  static final long QUIET_MILLIS = 2_500;

  private static final class Connection {
    final long id;
    final String route;
    final boolean dialledBySideA;
    final long since;
    boolean live;
    boolean suspect;
    long lastBytes;
    long beatsSent;
    long lastBeatHeard;
    long lastBeatHeardAt;
    final Map<Long, Long> beatTimes = new HashMap<>();

    Connection(long id, String route, boolean dialledBySideA, long now) {
      this.id = id;
      this.route = route;
      this.dialledBySideA = dialledBySideA;
      this.since = now;
      this.lastBytes = now;
    }
  }

  private static final class Route {
    boolean dialling;
    long nextDial;
    Optional<Cause> lastCause = Optional.empty();
    OptionalLong rtt = OptionalLong.empty();
    Health health = Health.DOWN;
    long healthSinceWall;
  }

  /** How a route does. */
  public enum Health {
    LIVE,
    SUSPECT,
    DOWN
  }

  /** What is known of one route. */
  public record Known(
      String name,
      Health health,
      long sinceWallMillis,
      OptionalLong rtt,
      Optional<Cause> lastCause) {}

  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final Map<Long, Connection> connections = new LinkedHashMap<>();
  private final Net net;
  private final boolean sideA;

  public Routes(List<String> names, Net net, boolean sideA, long wallMillis) {
    this.net = net;
    this.sideA = sideA;
    for (var name : names) {
      var route = new Route();
      route.healthSinceWall = wallMillis;
      routes.put(name, route);
    }
  }

  /** Takes up a connection; returns false if its route is not one of the line's, and closes it. */
  public boolean connected(String name, long id, boolean dialledByUs, long now) {
    var route = routes.get(name);
    if (route == null) {
      net.close(id);
      return false;
    }
    if (dialledByUs) {
      route.dialling = false;
    }
    connections.put(id, new Connection(id, name, dialledByUs == sideA, now));
    return true;
  }

  public void dialFailed(String name, Cause cause, long now) {
    var route = routes.get(name);
    if (route != null) {
      route.dialling = false;
      route.lastCause = Optional.of(cause);
      route.nextDial = now + Limits.REDIAL.toMillis();
    }
  }

  public void closed(long id, Cause cause, long now) {
    var connection = connections.remove(id);
    if (connection == null) {
      return;
    }
    var route = routeOf(connection);
    if (cause != Cause.CLOSED_BY_US) {
      route.lastCause = Optional.of(cause);
    }
    // A connection that worked is dialled again at once; one that never spoke is not hammered.
    route.nextDial = connection.live ? now : now + Limits.REDIAL.toMillis();
  }

  public void bytesArrived(long id, long now) {
    var connection = connections.get(id);
    if (connection != null) {
      connection.lastBytes = now;
      connection.suspect = false;
    }
  }

  /** A good hello came in: the route is live, and one of two connections goes. */
  public void helloHeard(long id, long now) {
    var connection = connections.get(id);
    if (connection == null) {
      return;
    }
    connection.live = true;
    bytesArrived(id, now);
    routeOf(connection).lastCause = Optional.empty();
    for (var other : List.copyOf(connections.values())) {
      if (other.id != id && other.live && other.route.equals(connection.route)) {
        net.close(loser(other, connection, now).id);
      }
    }
  }

  private static Connection loser(Connection older, Connection newer, long now) {
    if (older.suspect
        || now - older.lastBytes > QUIET_MILLIS
        || older.dialledBySideA == newer.dialledBySideA) {
      return older;
    }
    return older.dialledBySideA ? newer : older;
  }

  /** Dials, suspects and gives up as time asks. */
  public void tick(long now, long wallMillis) {
    for (var connection : List.copyOf(connections.values())) {
      if (!connection.live && now - connection.since > HELLO_MILLIS) {
        routeOf(connection).lastCause = Optional.of(Cause.TAKEN_IN_SILENCE);
        net.close(connection.id);
      }
      connection.suspect = connection.live && now - connection.lastBytes > suspectAfter(connection);
    }
    routes.forEach(
        (name, route) -> {
          if (!route.dialling && now >= route.nextDial && wantsDial(name)) {
            route.dialling = true;
            net.dial(name);
          }
          var health = healthOf(name);
          if (health != route.health) {
            route.health = health;
            route.healthSinceWall = wallMillis;
          }
        });
  }

  private boolean wantsDial(String name) {
    return connections.values().stream().noneMatch(c -> c.route.equals(name) && !c.suspect);
  }

  private long suspectAfter(Connection connection) {
    return Math.max(Limits.SUSPECT_AFTER.toMillis(), 4 * routeOf(connection).rtt.orElse(0));
  }

  private Health healthOf(String name) {
    var health = Health.DOWN;
    for (var connection : connections.values()) {
      if (connection.live && connection.route.equals(name)) {
        if (!connection.suspect) {
          return Health.LIVE;
        }
        health = Health.SUSPECT;
      }
    }
    return health;
  }

  private Route routeOf(Connection connection) {
    var route = routes.get(connection.route);
    if (route == null) {
      throw new IllegalStateException("a connection on no route");
    }
    return route;
  }

  /** Returns the live connections, suspect ones too: what still may get through is used. */
  public List<Long> live() {
    return connections.values().stream().filter(c -> c.live).map(c -> c.id).toList();
  }

  /** Returns the name of the route that a connection is on; empty if it is none of ours. */
  public Optional<String> nameOf(long id) {
    return Optional.ofNullable(connections.get(id)).map(connection -> connection.route);
  }

  public boolean isLive(long id) {
    var connection = connections.get(id);
    return connection != null && connection.live;
  }

  /** Whether bytes came in lately on at least one route. */
  public boolean anyLive() {
    return connections.values().stream().anyMatch(c -> c.live && !c.suspect);
  }

  /** Returns the live connection with the shortest round trip, for what is sent once. */
  public Optional<Long> fastest() {
    Connection best = null;
    for (var connection : connections.values()) {
      if (connection.live && !connection.suspect && (best == null || rtt(connection) < rtt(best))) {
        best = connection;
      }
    }
    return Optional.ofNullable(best).map(c -> c.id);
  }

  private long rtt(Connection connection) {
    return routeOf(connection).rtt.orElse(Long.MAX_VALUE);
  }

  /** The shortest round trip of any live route, in milliseconds; 0 if none was measured. */
  public long shortestRtt() {
    return fastest()
        .map(id -> connections.get(id))
        .map(c -> c == null ? 0 : routeOf(c).rtt.orElse(0))
        .orElse(0L);
  }

  /** What it means that no route is live: whether at least one far end shows a machine there. */
  public Silence silence() {
    return routes.values().stream()
            .anyMatch(r -> r.lastCause.map(Cause::farEndAnswered).orElse(false))
        ? Silence.STATION_SILENT
        : Silence.NO_ROUTE;
  }

  /** Makes the beat for a connection. */
  public Beat beat(long id, BeatFacts facts) {
    var connection = connections.get(id);
    if (connection == null) {
      throw new IllegalArgumentException("no connection " + id);
    }
    var number = ++connection.beatsSent;
    connection.beatTimes.put(number, facts.now());
    connection.beatTimes.remove(number - 32);
    var held = connection.lastBeatHeard == 0 ? 0 : facts.now() - connection.lastBeatHeardAt;
    return new Beat(
        number,
        facts.wallMillis(),
        connection.lastBeatHeard,
        held,
        facts.ownSize(),
        facts.entering());
  }

  /** What a beat says besides its number. */
  public record BeatFacts(long now, long wallMillis, long ownSize, boolean entering) {}

  /** Takes a beat in; returns the counterpart's clock minus ours when the round trip is known. */
  public OptionalLong beatHeard(long id, Beat beat, long now, long wallMillis) {
    var connection = connections.get(id);
    if (connection == null) {
      return OptionalLong.empty();
    }
    connection.lastBeatHeard = beat.number();
    connection.lastBeatHeardAt = now;
    var sent = connection.beatTimes.remove(beat.echo());
    if (sent != null) {
      routeOf(connection).rtt = OptionalLong.of(Math.max(0, now - sent - beat.echoHeldMillis()));
    }
    var rtt = routeOf(connection).rtt;
    return rtt.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(beat.wallMillis() + rtt.getAsLong() / 2 - wallMillis);
  }

  /** Returns what is known of each route, in the order of the line's terms. */
  public List<Known> known() {
    var all = new ArrayList<Known>();
    routes.forEach(
        (name, r) -> all.add(new Known(name, r.health, r.healthSinceWall, r.rtt, r.lastCause)));
    return all;
  }
}
