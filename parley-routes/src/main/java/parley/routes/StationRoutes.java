package parley.routes;

import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.core.route.Net;
import parley.journal.Bytes;

/** All routes of a station: where it listens, and the connections of each of its lines. */
public final class StationRoutes implements AutoCloseable {
  private final StationTls tls;
  private final Shared shared = new Shared();
  private final Map<Bytes, LineNet> lines = new ConcurrentHashMap<>();
  private final Map<String, Listener> listeners = new LinkedHashMap<>();

  private StationRoutes(KeyPair ours) {
    this.tls = new StationTls(ours);
  }

  /**
   * Listens on every route.
   *
   * @param ours our TLS key: EC on P-256
   * @param listens one address a route
   * @throws CannotListen if one of them cannot be bound; then none stays bound
   * @throws IllegalArgumentException if the key cannot be used or a route is named twice
   */
  public static StationRoutes open(KeyPair ours, List<Listen> listens) throws CannotListen {
    var routes = new StationRoutes(ours);
    try {
      routes.bind(listens);
    } catch (CannotListen | IllegalArgumentException e) {
      routes.close();
      throw e;
    }
    routes.listeners.values().forEach(listener -> routes.shared.start(listener::run));
    return routes;
  }

  private void bind(List<Listen> listens) throws CannotListen {
    var handshakes = new Handshakes(System.nanoTime());
    var context = tls.context(lines::containsKey);
    var reception = new Listener.Reception(context, lines, handshakes, shared);
    for (var listen : listens) {
      if (listeners.containsKey(listen.route())) {
        throw new IllegalArgumentException("route " + listen.route() + " is named twice");
      }
      listeners.put(listen.route(), Listener.bind(listen, reception));
    }
  }

  /**
   * Returns the address a route really listens on, with its port.
   *
   * @throws IllegalArgumentException if there is no such route
   */
  public InetSocketAddress bound(String route) {
    var listener = listeners.get(route);
    if (listener == null) {
      throw new IllegalArgumentException("no route " + route);
    }
    return listener.bound();
  }

  /**
   * Takes up a line: from now on its counterpart is let in, and the line may dial.
   *
   * @param ear hears what happens; its first events may come before this returns
   * @throws IllegalArgumentException if another line has the same counterpart
   */
  public Net line(Counterpart counterpart, LineEar ear) {
    var key = counterpart.tlsKey();
    var dialler = new Dialler(counterpart.addresses(), tls.context(key::equals), shared);
    var net = new LineNet(ear, dialler, shared);
    if (lines.putIfAbsent(key, net) != null) {
      throw new IllegalArgumentException("this counterpart has a line already");
    }
    return net;
  }

  /**
   * Drops a line again: its connections are closed and its counterpart is a stranger from now on.
   *
   * @param tlsKey the counterpart's key; one without a line is passed over
   */
  public void drop(Bytes tlsKey) {
    var net = lines.remove(tlsKey);
    if (net != null) {
      net.drop();
    }
  }

  /** Returns what was counted since the start, by route. */
  public Map<String, Counters> counters() {
    return shared.counters();
  }

  /** Closes all connections and frees all ports; each line hears that its connections closed. */
  @Override
  public void close() {
    listeners.values().forEach(Listener::close);
    lines.values().forEach(LineNet::drop);
    shared.close(RouteLimits.FAREWELL.multipliedBy(2));
  }
}
