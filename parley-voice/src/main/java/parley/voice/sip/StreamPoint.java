package parley.voice.sip;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.handset.ListenAt;

/**
 * SIP over TCP or TLS. Connections are only ever taken, never made: a request to a handset goes
 * over the connection by which it registered (RFC 5626 section 5.3).
 */
final class StreamPoint extends Point {
  private static final Logger LOG = LoggerFactory.getLogger(StreamPoint.class);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int BACKLOG = 64;

  /** Connections that one address may have: a phone reconnecting, some phones behind a switch. */
  private static final int PER_ADDRESS = 16;

  private final Intake intake;
  private final ServerSocket socket;
  private final Semaphore room;
  private final Map<InetSocketAddress, StreamChannel> open = new ConcurrentHashMap<>();

  /**
   * @param room shared by all such points
   */
  StreamPoint(ListenAt at, SIPTransactionStack stack, Intake intake, Room room) throws IOException {
    super(at, stack);
    this.intake = intake;
    this.room = room.connections();
    this.socket = isSecure() ? secure(room.tls()) : new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(at.address(), BACKLOG);
  }

  /** How many connections all points may have together, and what TLS is spoken with. */
  record Room(Semaphore connections, Optional<SSLContext> tls) {}

  private static ServerSocket secure(Optional<SSLContext> tls) throws IOException {
    var context = tls.orElseThrow(() -> new IOException("SIP over TLS needs a certificate"));
    var made = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    made.setEnabledProtocols(PROTOCOLS);
    return made;
  }

  @Override
  public void start() {
    Thread.ofPlatform()
        .daemon()
        .name("handsets-" + getTransport() + "-" + getPort())
        .start(this::accept);
  }

  @Override
  public void stop() {
    close(socket);
    open.values().forEach(StreamChannel::close);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var taken = socket.accept();
        if (mayEnter(taken)) {
          enter(taken);
        } else {
          close(taken);
        }
      } catch (IOException failure) {
        if (!socket.isClosed()) LOG.debug("accepting at {}: {}", at(), failure.toString());
      }
    }
  }

  private boolean mayEnter(Socket taken) {
    var from = taken.getInetAddress();
    var same = open.keySet().stream().filter(other -> other.getAddress().equals(from)).count();
    return same < PER_ADDRESS && intake.admits(from) && room.tryAcquire();
  }

  private void enter(Socket taken) {
    var channel = new StreamChannel(this, taken, intake);
    open.put(channel.remote(), channel);
    channel.start(
        () -> {
          open.remove(channel.remote(), channel);
          room.release();
        });
  }

  @Override
  public PointChannel createMessageChannel(InetAddress target, int port) throws IOException {
    var channel = open.get(new InetSocketAddress(target, port));
    if (channel == null) {
      throw new IOException("the handset's connection is gone");
    }
    return channel;
  }

  static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception failure) {
      LOG.debug("closing: {}", failure.toString());
    }
  }
}
