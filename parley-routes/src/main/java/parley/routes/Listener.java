package parley.routes;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import parley.journal.Bytes;
import parley.routes.StationTls.Secured;

/** Waits on one route's address, does the handshake, and brings each counterpart to its line. */
final class Listener {
  /** What every listener needs. */
  record Reception(
      SSLContext context, Map<Bytes, LineNet> lines, Handshakes handshakes, Shared shared) {}

  private final String route;
  private final ServerSocket server;
  private final Reception reception;
  private final Tally tally;

  private Listener(String route, ServerSocket server, Reception reception) {
    this.route = route;
    this.server = server;
    this.reception = reception;
    this.tally = reception.shared().tally(route);
  }

  static Listener bind(Listen listen, Reception reception) throws CannotListen {
    try {
      var server = new Incoming(reception.shared().tally(listen.route()));
      try {
        server.setReuseAddress(true);
        server.bind(listen.address(), RouteLimits.BACKLOG);
      } catch (IOException e) {
        server.close();
        throw e;
      }
      return new Listener(listen.route(), server, reception);
    } catch (IOException e) {
      throw new CannotListen(listen, e);
    }
  }

  InetSocketAddress bound() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Takes up whoever comes until it is closed. */
  void run() {
    while (!server.isClosed()) {
      try {
        taken((RouteSocket) server.accept());
      } catch (IOException failure) {
        if (!server.isClosed()) {
          reception.shared().log.warn("cannot accept", route, failure);
          LockSupport.parkNanos(RouteLimits.ACCEPT_PAUSE.toNanos());
        }
      } catch (RuntimeException mistake) {
        // One stranger may end; the listener must not.
        reception.shared().log.error("a mistake of ours at the door", route, mistake);
      }
    }
  }

  private void taken(RouteSocket raw) {
    var from = raw.getInetAddress();
    if (!reception.handshakes().begin(from, System.nanoTime())) {
      refuse(raw, "too many handshakes");
      raw.shut();
    } else if (!reception.shared().start(() -> serve(raw))) {
      reception.handshakes().end(from, false);
      raw.shut();
    }
  }

  private void serve(RouteSocket raw) {
    var from = raw.getInetAddress();
    Optional<Secured> secured = Optional.empty();
    try {
      secured = greet(raw);
    } finally {
      reception.handshakes().end(from, secured.isPresent());
      if (secured.isEmpty()) {
        raw.shut();
      }
    }
    secured.ifPresent(this::welcome);
  }

  private Optional<Secured> greet(RouteSocket raw) {
    var callOff = reception.shared().after(RouteLimits.HANDSHAKE, raw::shut);
    try {
      return Optional.of(StationTls.accept(reception.context(), raw));
    } catch (IOException failure) {
      refuse(raw, Causes.of(failure).name());
      takeLeave(raw);
      return Optional.empty();
    } finally {
      callOff.run();
    }
  }

  private void welcome(Secured secured) {
    var line = reception.lines().get(secured.peerKey());
    if (line == null || !line.accepted(secured, route)) {
      refuse(secured.raw(), "enough connections, or no such line any more");
      secured.raw().shut();
    }
  }

  /**
   * Lets the far end read why it was refused: shut at once, a socket answers what is still coming
   * in with a reset, which overtakes the alert.
   */
  private void takeLeave(RouteSocket raw) {
    var callOff = reception.shared().after(RouteLimits.FAREWELL, raw::shut);
    try {
      raw.shutdownOutput();
      raw.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // That is its end.
    } finally {
      callOff.run();
    }
  }

  private void refuse(RouteSocket raw, String why) {
    tally.handshakesRefused.increment();
    reception.shared().log.warn("handshake refused", route, raw.getInetAddress() + " " + why);
  }

  void close() {
    try {
      server.close();
    } catch (IOException _) {
      // The operating system has let go of it all the same.
    }
  }

  /** A server socket whose connections count their bytes. */
  private static final class Incoming extends ServerSocket {
    private final Tally tally;

    Incoming(Tally tally) throws IOException {
      this.tally = tally;
    }

    @Override
    public RouteSocket accept() throws IOException {
      var socket = new RouteSocket(tally);
      implAccept(socket);
      return socket;
    }
  }
}
