package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.core.route.Net;
import parley.journal.Bytes;

/** A station reduced to its routes, on loopback ports that are free. */
final class Post implements AutoCloseable {
  final KeyPair key;
  final StationRoutes routes;

  Post(String... names) throws CannotListen {
    this(newKey(), names);
  }

  Post(KeyPair key, String... names) throws CannotListen {
    this.key = key;
    this.routes =
        StationRoutes.open(
            key, Stream.of(names).map(name -> new Listen(name, loopback(0))).toList());
  }

  static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static Bytes pin(KeyPair key) {
    return Bytes.of(key.getPublic().getEncoded());
  }

  int port(String route) {
    return routes.bound(route).getPort();
  }

  /** Takes up a line to another station on the routes where that one listens. */
  Net line(Post other, LineEar ear, String... names) {
    var addresses = new TreeMap<String, InetSocketAddress>();
    List.of(names).forEach(name -> addresses.put(name, loopback(other.port(name))));
    return routes.line(new Counterpart(pin(other.key), addresses), ear);
  }

  /** Takes up a line to a key behind an address. */
  Net line(KeyPair other, InetSocketAddress address, LineEar ear) {
    return routes.line(new Counterpart(pin(other), Map.of("wire", address)), ear);
  }

  /** Returns what was counted on the route "wire". */
  Counters counters() {
    return Objects.requireNonNull(routes.counters().get("wire"));
  }

  /** A refusal is counted just after the far end could notice it. */
  void awaitRefused(long atLeast) {
    var end = System.nanoTime() + 10_000_000_000L;
    while (counters().handshakesRefused() < atLeast) {
      assertThat(System.nanoTime()).as("refused in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    routes.close();
  }
}
