package parley.station.whole;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody listens at, neither over TCP nor over UDP. */
final class FreePorts {
  /** Below the range from which the system takes ports for outgoing connections. */
  private static final int LOWEST = 12_000;

  private static final int HIGHEST = 32_000;
  private static final int TRIES = 200;

  private FreePorts() {}

  /** One free port. */
  static int one() {
    return first(List.of(0));
  }

  /** A port such that it and all the others, each so far above it, are free. */
  static int first(List<Integer> above) {
    for (var i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (areFree(port, above)) {
        return port;
      }
    }
    throw new AssertionError("no free ports found");
  }

  private static boolean areFree(int port, List<Integer> above) {
    List<Closeable> held = new ArrayList<>();
    try {
      for (int offset : above) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port + offset);
        held.add(new ServerSocket(address.getPort(), 1, address.getAddress()));
        held.add(new DatagramSocket(address));
      }
      return true;
    } catch (IOException _) {
      return false;
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
