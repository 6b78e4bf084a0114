package parley.routes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import parley.journal.Bytes;
import parley.routes.StationTls.Secured;

/** Somebody who speaks the protocol up to a point, and then what a test wants. */
final class Stranger implements AutoCloseable {
  private final Secured secured;

  private Stranger(Secured secured) {
    this.secured = secured;
  }

  /** Connects and does the handshake with a key. */
  static Stranger connect(KeyPair key, InetSocketAddress to) throws IOException {
    return connect(key, to, "127.0.0.1");
  }

  /** Connects from one of the loopback addresses. */
  static Stranger connect(KeyPair key, InetSocketAddress to, String from) throws IOException {
    var raw = new RouteSocket(new Tally());
    raw.bind(new InetSocketAddress(from, 0));
    raw.connect(to);
    return new Stranger(StationTls.dial(new StationTls(key).context(_ -> true), raw));
  }

  void write(Bytes bytes) throws IOException {
    var out = secured.tls().getOutputStream();
    out.write(bytes.toArray());
    out.flush();
  }

  /** Ends the connection in order. */
  void leave() throws IOException {
    secured.tls().close();
    secured.raw().shutdownOutput();
  }

  @Override
  public void close() {
    secured.raw().shut();
  }
}
