package parley.voice.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;

/** Between a socket's thread and a handshake's: a bounded queue in, a path out, a time limit. */
final class DatagramQueue implements DatagramTransport {
  private static final int MOST_WAITING = 64;
  private static final int MOST_RECEIVED = 1500;

  /** Fits any path that carries IPv6 (RFC 8200 section 5), with room for headers. */
  private static final int MOST_SENT = 1200;

  private static final byte[] WAKE = {};

  private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final DtlsSession.Path path;
  private volatile long deadlineNanos;
  private volatile boolean limited;
  private volatile boolean closed;

  DatagramQueue(DtlsSession.Path path) {
    this.path = path;
  }

  /** Ends whatever waits after {@code millis}, until {@link #unlimited}. */
  void limit(long millis) {
    deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    limited = true;
  }

  void unlimited() {
    limited = false;
  }

  boolean isClosed() {
    return closed;
  }

  /** Adds a datagram; drops it when too many wait. */
  void add(byte[] bytes, int at, int length) {
    if (length > 0 && length <= MOST_RECEIVED) {
      var _ = waiting.offer(Arrays.copyOfRange(bytes, at, at + length));
    }
  }

  @Override
  public int getReceiveLimit() {
    return MOST_RECEIVED;
  }

  @Override
  public int getSendLimit() {
    return MOST_SENT;
  }

  @Override
  public int receive(byte[] target, int at, int size, int waitMillis) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    var wait = waitMillis <= 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(waitMillis);
    if (limited) {
      var left = deadlineNanos - System.nanoTime();
      if (left <= 0) {
        throw new IOException("time ran out");
      }
      wait = Math.min(wait, left);
    }
    try {
      var next = waiting.poll(wait, TimeUnit.NANOSECONDS);
      if (closed) {
        throw new IOException("closed");
      }
      if (next == null || next.length == 0) {
        return -1;
      }
      var taken = Math.min(size, next.length);
      System.arraycopy(next, 0, target, at, taken);
      return taken;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }

  @Override
  public void send(byte[] bytes, int at, int length) {
    path.send(bytes, at, length);
  }

  @Override
  public void close() {
    closed = true;
    waiting.clear();
    var _ = waiting.offer(WAKE);
  }
}
