package parley.routes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.core.route.Net;
import parley.routes.StationTls.Secured;

/** The network as one line sees it: its connections, dialled and accepted. */
final class LineNet implements Net {
  private final LineEar ear;
  private final Dialler dialler;
  private final Shared shared;
  private final Map<Long, Connection> connections = new ConcurrentHashMap<>();
  private boolean dropped;

  LineNet(LineEar ear, Dialler dialler, Shared shared) {
    this.ear = ear;
    this.dialler = dialler;
    this.shared = shared;
  }

  @Override
  public void dial(String route) {
    if (!shared.start(() -> dialNow(route))) {
      ear.dialFailed(route, Cause.CLOSED_BY_US);
    }
  }

  private void dialNow(String route) {
    Optional<Secured> secured = Optional.empty();
    var cause = Cause.UNREACHABLE;
    try {
      secured = Optional.of(dialler.dial(route));
    } catch (Dialler.Failed failed) {
      cause = failed.cause;
    } finally {
      // Also after a mistake of ours: a line that hears nothing would never dial again.
      if (secured.isEmpty()) {
        ear.dialFailed(route, cause);
      }
    }
    secured.ifPresent(
        done -> {
          if (!run(done, route, true)) {
            done.raw().shut();
            ear.dialFailed(route, Cause.CLOSED_BY_US);
          }
        });
  }

  /** Takes up a connection that the counterpart made, and stays until its end. */
  boolean accepted(Secured secured, String route) {
    return run(secured, route, false);
  }

  /** Returns false, and nothing is done, if the line is dropped or has enough of them. */
  private boolean run(Secured secured, String route, boolean dialledByUs) {
    var about = new Connection.About(shared.nextConnection(), route, dialledByUs);
    var line = new Connection.Line(ear, shared);
    var connection =
        new Connection(about, secured, line, gone -> connections.remove(gone.about().id()));
    if (!add(connection)) {
      return false;
    }
    connection.run();
    return true;
  }

  private synchronized boolean add(Connection connection) {
    var about = connection.about();
    var full =
        !about.dialledByUs()
            && connections.values().stream()
                    .map(Connection::about)
                    .filter(other -> !other.dialledByUs() && other.route().equals(about.route()))
                    .count()
                >= RouteLimits.ACCEPTED_PER_ROUTE;
    if (dropped || full) {
      return false;
    }
    connections.put(about.id(), connection);
    return true;
  }

  @Override
  public void send(long connection, Frame frame, boolean urgent) {
    var to = connections.get(connection);
    if (to != null) {
      to.send(FrameCodec.encode(frame), urgent);
    }
  }

  @Override
  public void close(long connection) {
    var to = connections.get(connection);
    if (to != null) {
      to.end(Cause.CLOSED_BY_US);
    }
  }

  /** Ends all connections and takes up no more. */
  synchronized void drop() {
    dropped = true;
    connections.values().forEach(connection -> connection.end(Cause.CLOSED_BY_US));
  }
}
