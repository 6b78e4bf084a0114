package parley.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A UDP path between two ends that can be cut, and that loses, delays, repeats and reorders.
 *
 * <p>Each end sends to the address that faces it, and sees the other end's datagrams come from
 * there, as it would through a translating firewall.
 */
public final class FaultyDatagrams implements AutoCloseable {
  private final InetSocketAddress left;
  private final InetSocketAddress right;
  private final DatagramSocket facingLeft;
  private final DatagramSocket facingRight;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Random chance;
  private final LongAdder passed = new LongAdder();
  private volatile boolean cut;
  private volatile double loss;
  private volatile double repeats;
  private volatile long delayMillis;
  private volatile long jitterMillis;

  private FaultyDatagrams(
      InetSocketAddress left, InetSocketAddress right, Facing facing, long seed) {
    this.left = left;
    this.right = right;
    facingLeft = socket(facing.left());
    facingRight = socket(facing.right());
    chance = new Random(seed);
  }

  /** The ports that face the two ends; 0 is any. */
  public record Facing(int left, int right) {}

  /** Starts to forward between two sockets; what goes wrong is drawn from a seed. */
  public static FaultyDatagrams between(
      InetSocketAddress left, InetSocketAddress right, long seed) {
    return between(left, right, new Facing(0, 0), seed);
  }

  /** The same on ports of the caller's choice. */
  public static FaultyDatagrams between(
      InetSocketAddress left, InetSocketAddress right, Facing facing, long seed) {
    var path = new FaultyDatagrams(left, right, facing, seed);
    path.start(path.facingLeft, path.facingRight, right);
    path.start(path.facingRight, path.facingLeft, left);
    return path;
  }

  /** Where the left end sends to. */
  public InetSocketAddress facingLeft() {
    return (InetSocketAddress) facingLeft.getLocalSocketAddress();
  }

  /** Where the right end sends to. */
  public InetSocketAddress facingRight() {
    return (InetSocketAddress) facingRight.getLocalSocketAddress();
  }

  /** Lets nothing through, or everything again. */
  public void cut(boolean on) {
    cut = on;
  }

  /** Loses a share of the datagrams, 0 to 1. */
  public void lose(double share) {
    loss = share;
  }

  /** Sends a share of the datagrams twice, 0 to 1. */
  public void repeat(double share) {
    repeats = share;
  }

  /** Delays each datagram, and some by up to {@code jitter} more, which reorders them. */
  public void delay(long millis, long jitter) {
    delayMillis = millis;
    jitterMillis = jitter;
  }

  /** Sends something of its own to both ends, as if each had sent it to the other. */
  public void inject(byte[] bytes) {
    send(bytes, facingLeft, left);
    send(bytes, facingRight, right);
  }

  /** Datagrams let through. */
  public long passed() {
    return passed.sum();
  }

  @Override
  public void close() {
    facingLeft.close();
    facingRight.close();
    later.shutdownNow();
  }

  private void start(DatagramSocket in, DatagramSocket out, InetSocketAddress to) {
    Thread.ofPlatform().daemon().name("faulty-" + to.getPort()).start(() -> run(in, out, to));
  }

  private void run(DatagramSocket in, DatagramSocket out, InetSocketAddress to) {
    var buffer = new byte[2048];
    var from = to.equals(right) ? left : right;
    while (!in.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        in.receive(packet);
      } catch (IOException _) {
        continue;
      }
      if (packet.getSocketAddress().equals(from)) {
        forward(Arrays.copyOf(buffer, packet.getLength()), out, to);
      }
    }
  }

  private void forward(byte[] bytes, DatagramSocket out, InetSocketAddress to) {
    boolean lost;
    boolean twice;
    long wait;
    synchronized (chance) {
      lost = cut || chance.nextDouble() < loss;
      twice = chance.nextDouble() < repeats;
      wait = delayMillis + (jitterMillis == 0 ? 0 : chance.nextLong(jitterMillis));
    }
    if (lost) {
      return;
    }
    for (var i = 0; i < (twice ? 2 : 1); i++) {
      passed.increment();
      if (wait == 0) {
        send(bytes, out, to);
      } else {
        var _ = later.schedule(() -> send(bytes, out, to), wait, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static void send(byte[] bytes, DatagramSocket out, InetSocketAddress to) {
    try {
      out.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException _) {
      // The end is away; a path loses what it cannot deliver.
    }
  }

  private static DatagramSocket socket(int port) {
    try {
      return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
