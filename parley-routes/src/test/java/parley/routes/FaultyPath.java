package parley.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import parley.journal.Bytes;

/**
 * A network path for tests: whoever connects to {@link #address} reaches the station behind it, as
 * well or as badly as the test says.
 *
 * <p>What is swallowed is not lost for good: as in a real network, TCP brings it when the path has
 * healed.
 */
public final class FaultyPath implements AutoCloseable {
  private static final int CHUNK = 2048;
  private static final int SEEN = 16 * 1024;
  private static final int IN_FLIGHT = 512;

  /** Connections that wait to be taken up; small, so that the queue can be filled. */
  private static final int BACKLOG = 8;

  private static final int FILL_MILLIS = 300;

  private enum Fault {
    NONE,
    CUT,
    SWALLOWS,
    LOST
  }

  private record Chunk(Bytes bytes, long dueNanos) {}

  private final ServerSocket server;
  private final InetSocketAddress far;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Socket> fillers = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream seenGoing = new ByteArrayOutputStream();
  private final ByteArrayOutputStream seenComing = new ByteArrayOutputStream();
  private volatile Fault fault = Fault.NONE;
  private volatile long delayNanos;
  private volatile long bytesPerSecond = Long.MAX_VALUE;

  /** Opens a good path to an address. */
  public FaultyPath(InetSocketAddress far) {
    try {
      this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.far = far;
    Thread.startVirtualThread(this::accept);
  }

  /** Returns where to connect to. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Breaks all connections off with a reset, and every new one too. */
  public void cut() {
    fault = Fault.CUT;
    sockets.forEach(FaultyPath::reset);
    sockets.clear();
  }

  /** Carries nothing any more, and says nothing of it. */
  public void swallow() {
    fault = Fault.SWALLOWS;
  }

  /**
   * Carries nothing any more, and whoever dials hears nothing at all, as on a route that is down
   * somewhere on its way.
   *
   * <p>Linux answers no dial while the queue of connections that nobody has taken up is full; so
   * the queue is filled and nothing is taken up.
   */
  public void lose() {
    fault = Fault.LOST;
    try {
      while (fillers.size() < 2 * BACKLOG) {
        var filler = new Socket();
        filler.connect(address(), FILL_MILLIS);
        fillers.put(filler.getLocalPort(), filler);
      }
      throw new IllegalStateException("this system answers dials although the queue is full");
    } catch (SocketTimeoutException _) {
      // The queue is full.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends cutting, swallowing and losing. */
  public void heal() {
    fault = Fault.NONE;
    fillers.values().forEach(FaultyPath::reset);
  }

  /** From now on bytes take so long, each way. */
  public void delay(Duration oneWay) {
    delayNanos = oneWay.toNanos();
  }

  /** From now on so much is carried, each way of each connection. */
  public void carries(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Returns the first bytes that went towards the far station. */
  public Bytes seenGoing() {
    return seen(seenGoing);
  }

  /** Returns the first bytes that came back. */
  public Bytes seenComing() {
    return seen(seenComing);
  }

  private static Bytes seen(ByteArrayOutputStream bytes) {
    synchronized (bytes) {
      return Bytes.of(bytes.toByteArray());
    }
  }

  @Override
  public void close() {
    fault = Fault.CUT;
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(FaultyPath::reset);
    fillers.values().forEach(FaultyPath::reset);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        while (fault == Fault.LOST) {
          parkUntil(System.nanoTime() + 1_000_000);
        }
        if (fillers.remove(near.getPort()) == null) {
          join(near);
        } else {
          reset(near);
        }
      } catch (IOException _) {
        // Closed, or the far station refused: both ends were told by their sockets.
      }
    }
  }

  private void join(Socket near) throws IOException {
    if (fault == Fault.CUT) {
      reset(near);
      return;
    }
    sockets.add(near);
    var onward = new Socket();
    try {
      onward.connect(far);
    } catch (IOException e) {
      reset(near);
      throw e;
    }
    sockets.add(onward);
    carry(near, onward, seenGoing);
    carry(onward, near, seenComing);
  }

  private void carry(Socket from, Socket to, ByteArrayOutputStream seen) {
    var inFlight = new LinkedBlockingQueue<Chunk>(IN_FLIGHT);
    Thread.startVirtualThread(() -> take(from, inFlight, seen));
    Thread.startVirtualThread(() -> bring(to, inFlight));
  }

  private void take(Socket from, BlockingQueue<Chunk> inFlight, ByteArrayOutputStream seen) {
    try {
      take(from.getInputStream(), inFlight, seen);
    } catch (IOException _) {
      reset(from);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(InputStream in, BlockingQueue<Chunk> inFlight, ByteArrayOutputStream seen)
      throws IOException, InterruptedException {
    var buffer = new byte[CHUNK];
    for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      var bytes = Bytes.of(Arrays.copyOf(buffer, count));
      synchronized (seen) {
        seen.write(buffer, 0, Math.min(count, Math.max(0, SEEN - seen.size())));
      }
      inFlight.put(new Chunk(bytes, System.nanoTime() + delayNanos));
    }
    inFlight.put(new Chunk(Bytes.EMPTY, System.nanoTime() + delayNanos));
  }

  private void bring(Socket to, BlockingQueue<Chunk> inFlight) {
    try {
      var out = to.getOutputStream();
      for (var chunk = inFlight.take(); !chunk.bytes().isEmpty(); chunk = inFlight.take()) {
        parkUntil(chunk.dueNanos());
        while (fault == Fault.SWALLOWS || fault == Fault.LOST) {
          parkUntil(System.nanoTime() + 1_000_000);
        }
        out.write(chunk.bytes().toArray());
        var took = 1e9 * chunk.bytes().size() / bytesPerSecond;
        parkUntil(System.nanoTime() + (long) took);
      }
      to.shutdownOutput();
    } catch (IOException _) {
      reset(to);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void parkUntil(long nanos) {
    for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // It is gone already.
    }
  }
}
