package parley.voice.dtls;

import java.io.IOException;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.dtls.Outcome.Agreed;
import parley.voice.dtls.Outcome.Closed;
import parley.voice.dtls.Outcome.Failed;
import parley.voice.dtls.Outcome.WrongFingerprint;

/**
 * One handshake, and the session it leads to, on a virtual thread of its own.
 *
 * <p>After it has agreed it stays to repeat its last flight when the far end missed it (RFC 6347
 * section 4.2.4) and to notice when the far end closes. Hostile datagrams can make it fail; they
 * cannot make it wait longer than its time limit, nor hold more than a few dozen datagrams.
 */
public final class DtlsSession {
  /** How datagrams leave. */
  @FunctionalInterface
  public interface Path {
    /** Sends a datagram; it may be lost. */
    void send(byte[] bytes, int offset, int length);
  }

  /** Who wants to know what became of it. Told on the session's thread. */
  @FunctionalInterface
  public interface Ear {
    void became(DtlsSession session, Outcome outcome);
  }

  private static final Logger LOG = LoggerFactory.getLogger(DtlsSession.class);
  private static final int MILLIS = 5000;
  private static final int LINGER_MILLIS = 10_000;

  private final Ends ends;
  private final DatagramQueue queue;
  private final Ear ear;

  private DtlsSession(Ends ends, Path path, Ear ear) {
    this.ends = ends;
    this.queue = new DatagramQueue(path);
    this.ear = ear;
  }

  /** Returns a session that has not started. */
  public static DtlsSession between(Ends ends, Path path, Ear ear) {
    return new DtlsSession(ends, path, ear);
  }

  /** Starts the handshake; returns false, and does nothing, when too many are under way. */
  public boolean start(Handshakes limit) {
    if (!limit.begin()) {
      return false;
    }
    Thread.ofVirtual().name("dtls-" + ends.role()).start(() -> run(limit));
    return true;
  }

  /** Returns whether a datagram starts with a DTLS record (RFC 7983). */
  public static boolean isDtls(int firstByte) {
    return firstByte >= 20 && firstByte < 64;
  }

  /** Returns whether a datagram starts with a ClientHello that is not encrypted. */
  public static boolean isHello(byte[] bytes, int at, int length) {
    return length > 13
        && bytes[at] == 22
        && bytes[at + 3] == 0
        && bytes[at + 4] == 0
        && bytes[at + 13] == 1;
  }

  /** Hands in a datagram from the far end; it is dropped when too many wait. */
  public void received(byte[] bytes, int at, int length) {
    queue.add(bytes, at, length);
  }

  /** Ends it without a word to anybody. */
  public void close() {
    queue.close();
  }

  private void run(Handshakes limit) {
    var peer = new DtlsPeer(ends);
    DTLSTransport session;
    try {
      session = shakeHands(peer);
    } catch (IOException | RuntimeException failure) {
      queue.close();
      tell(
          peer.wrongFingerprint()
              .<Outcome>map(WrongFingerprint::new)
              .orElseGet(() -> new Failed(String.valueOf(failure.getMessage()))));
      return;
    } finally {
      limit.end();
    }
    tell(new Agreed(peer.keys()));
    linger(session);
  }

  private DTLSTransport shakeHands(DtlsPeer peer) throws IOException {
    queue.limit(MILLIS);
    var session =
        switch (ends.role()) {
          case CLIENT -> new DTLSClientProtocol().connect(peer.client(), queue);
          case SERVER -> new DTLSServerProtocol().accept(peer.server(), queue);
        };
    queue.unlimited();
    return session;
  }

  private void linger(DTLSTransport session) {
    var buffer = new byte[2048];
    try {
      while (!queue.isClosed()) {
        var _ = session.receive(buffer, 0, buffer.length, LINGER_MILLIS);
      }
    } catch (IOException | RuntimeException end) {
      LOG.debug("a DTLS session ended: {}", end.toString());
    }
    queue.close();
    tell(new Closed());
  }

  private void tell(Outcome outcome) {
    try {
      ear.became(this, outcome);
    } catch (RuntimeException mistake) {
      LOG.error("the outcome of a handshake was not handled", mistake);
    }
  }
}
