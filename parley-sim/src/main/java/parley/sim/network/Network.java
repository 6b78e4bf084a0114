package parley.sim.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** Everything between the two stations. */
public final class Network {
  private static final long NO_PATH_AFTER = 50 * World.MILLI;
  private static final long DIAL_TIME = 5 * World.SECOND;

  private final World world;
  private final Map<String, Path> paths = new LinkedHashMap<>();
  private final Map<Long, Connection> connections = new LinkedHashMap<>();
  private final List<Attached> stations = new ArrayList<>();
  private long lastConnection;

  /** Makes a network with these routes, to which nobody is attached. */
  public Network(World world, List<String> routes) {
    this.world = world;
    routes.forEach(route -> paths.put(route, new Path(route, world)));
  }

  /** Attaches a station; the first is end 0, the second end 1. */
  public int attach(Attached station) {
    stations.add(station);
    return stations.size() - 1;
  }

  /** Returns the path under a route. */
  public Path path(String route) {
    var path = paths.get(route);
    if (path == null) {
      throw new IllegalArgumentException("no route " + route);
    }
    return path;
  }

  /** Returns all paths, in the order of the routes. */
  public List<Path> paths() {
    return List.copyOf(paths.values());
  }

  // What stations do.

  /** Dials; the station hears exactly one outcome unless it is gone by then. */
  public void dial(int from, String route) {
    var path = path(route);
    if (path.isCut()) {
      fail(from, path, Cause.UNREACHABLE, NO_PATH_AFTER);
    } else if (path.swallows(0)
        || path.swallows(1)
        || other(from).power() == Attached.Power.MACHINE_DOWN) {
      fail(from, path, Cause.TIMED_OUT, DIAL_TIME);
    } else if (other(from).power() == Attached.Power.PROCESS_DOWN) {
      fail(from, path, Cause.REFUSED, path.trip() + path.trip());
    } else {
      var incarnation = stations.get(from).incarnation();
      world.after(
          path.trip() + path.trip() + path.trip(),
          () -> {
            if (stations.get(from).incarnation() == incarnation) {
              greet(from, path);
            }
          });
    }
  }

  private void fail(int from, Path path, Cause cause, long after) {
    world.sometimes(cause == Cause.REFUSED ? Mark.A_DIAL_WAS_REFUSED : Mark.A_DIAL_TIMED_OUT);
    var station = stations.get(from);
    var incarnation = station.incarnation();
    world.after(
        after,
        () -> {
          if (station.incarnation() == incarnation) {
            station.dialFailed(path.name(), cause);
          }
        });
  }

  private void greet(int from, Path path) {
    var bothUp =
        stations.get(from).power() == Attached.Power.UP && other(from).power() == Attached.Power.UP;
    if (!bothUp || path.swallows(0) || path.swallows(1)) {
      fail(from, path, Cause.TIMED_OUT, DIAL_TIME);
      return;
    }
    lastConnection++;
    var connection = new Connection(lastConnection, world, path, stations);
    connections.values().removeIf(Connection::isOver);
    connections.put(connection.id(), connection);
    other(from).connected(path.name(), connection.id(), false);
    stations.get(from).connected(path.name(), connection.id(), true);
  }

  private Attached other(int end) {
    return stations.get(1 - end);
  }

  /** Sends a frame on a connection; on one that is closed it is dropped. */
  public void send(int from, long connection, Outgoing outgoing) {
    var known = connections.get(connection);
    if (known != null) {
      known.send(from, outgoing.frame(), outgoing.urgent());
    }
  }

  /** A frame and whether it may overtake. */
  public record Outgoing(Frame frame, boolean urgent) {}

  public void close(int from, long connection) {
    var known = connections.get(connection);
    if (known != null) {
      known.close(from);
    }
  }

  /** The station at one end is gone, and with {@code silently} its machine too. */
  public void gone(int end, boolean silently) {
    connections.values().forEach(connection -> connection.gone(end, silently));
  }

  // What faults do.

  /** Cuts a route; its connections break at once if somebody tells, else they only fall silent. */
  public void cut(String route, boolean told) {
    path(route).cut(true);
    if (told) {
      onRoute(route, Connection::reset);
    }
  }

  /** Puts one cut right. */
  public void mend(String route) {
    path(route).cut(false);
    onRoute(route, Connection::release);
  }

  /** Swallows what leaves one end. */
  public void swallow(String route, int from) {
    path(route).swallow(from, true);
  }

  /** Closes one hole; with {@code forgotten} the connections that lived in it stay dead. */
  public void close(String route, int from, boolean forgotten) {
    path(route).swallow(from, false);
    onRoute(route, forgotten ? Connection::die : Connection::release);
  }

  public void delay(String route, long micros) {
    path(route).delay(micros);
  }

  public void narrow(String route, long bytesPerSecond) {
    path(route).narrow(bytesPerSecond);
  }

  public void reset(String route) {
    path(route).changed();
    onRoute(route, Connection::reset);
  }

  private void onRoute(String route, Consumer<Connection> deed) {
    for (var connection : List.copyOf(connections.values())) {
      if (connection.path().name().equals(route)) {
        deed.accept(connection);
      }
    }
  }
}
