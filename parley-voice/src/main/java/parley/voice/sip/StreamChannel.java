package parley.voice.sip;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a handset. A thread reads it, another writes it, so that a handset that does
 * not read stops nobody: when its queue is full, it is closed.
 */
final class StreamChannel extends PointChannel {
  private static final Logger LOG = LoggerFactory.getLogger(StreamChannel.class);
  private static final int QUEUED = 64;
  private static final byte[] PONG = {'\r', '\n'};

  /** How long a stranger may take over its handshake and each read. */
  private static final int STRANGER_MILLIS = 5_000;

  /** Registered handsets are silent between two refreshes. */
  private static final int HOME_MILLIS = 3_600_000;

  private final Socket socket;
  private final Intake intake;
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED);

  StreamChannel(Point point, Socket socket, Intake intake) {
    super(point, (InetSocketAddress) socket.getRemoteSocketAddress());
    this.socket = socket;
    this.intake = intake;
  }

  /** Starts to read; {@code over} runs once when the connection has ended. */
  void start(Runnable over) {
    Thread.ofVirtual().name("handset-read").start(() -> run(over));
  }

  @Override
  void transmit(byte[] bytes) throws IOException {
    if (socket.isClosed() || !queue.offer(bytes)) {
      close();
      throw new IOException("the handset does not read");
    }
  }

  @Override
  public void close() {
    StreamPoint.close(socket);
  }

  private void run(Runnable over) {
    try {
      socket.setSoTimeout(STRANGER_MILLIS);
      socket.setTcpNoDelay(true);
      if (socket instanceof SSLSocket secure) {
        secure.startHandshake();
      }
      Thread.ofVirtual().name("handset-write").start(this::write);
      var in = new BufferedInputStream(socket.getInputStream());
      while (take(in)) {
        socket.setSoTimeout(intake.isHome(remote().getAddress()) ? HOME_MILLIS : STRANGER_MILLIS);
      }
    } catch (IOException failure) {
      LOG.debug("connection of {}: {}", remote(), failure.toString());
    } finally {
      close();
      over.run();
    }
  }

  private void write() {
    try {
      var out = socket.getOutputStream();
      while (!socket.isClosed()) {
        var next = queue.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          out.write(next);
          out.flush();
        }
      }
    } catch (IOException failure) {
      LOG.debug("writing to {}: {}", remote(), failure.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private boolean take(InputStream in) throws IOException {
    if (!intake.admits(remote().getAddress())) {
      return false;
    }
    var frame = SipFrame.read(in);
    switch (frame) {
      case SipFrame.Whole(var message) -> intake.take(message.toArray(), this);
      case SipFrame.KeepAlive() -> transmit(PONG);
      case SipFrame.End() -> {
        return false;
      }
      case SipFrame.Broken() -> {
        intake.malformed();
        return false;
      }
    }
    return true;
  }

  /** Returns the connection's own TLS protocol, for tests and health. */
  Optional<String> protocol() {
    return socket instanceof SSLSocket secure
        ? Optional.of(secure.getSession().getProtocol())
        : Optional.empty();
  }
}
