package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.journal.Bytes;

/** What is negotiated is read off the wire, never from a setting. */
final class StationTlsTest {
  /** X25519MLKEM768, IANA TLS Supported Groups. */
  private static final int HYBRID = 0x11ec;

  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int KEY_SHARE = 51;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int TLS_1_3 = 0x0304;

  private final Heard heardHere = new Heard();
  private final Heard heardThere = new Heard();

  @Test
  void the_key_exchange_on_the_wire_is_the_hybrid_one() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire");
        var path = new FaultyPath(there.routes.bound("wire"))) {
      there.line(here, heardThere, "wire");
      var net = here.line(there.key, path.address(), heardHere);

      net.dial("wire");
      heardHere.next(Heard.Event.Connected.class);

      assertThat(serverHello(path.seenComing(), KEY_SHARE)).hasValue(HYBRID);
      assertThat(serverHello(path.seenComing(), SUPPORTED_VERSIONS)).hasValue(TLS_1_3);
      assertThat(path.seenGoing().size()).isGreaterThan(1_216);
    }
  }

  /** Returns the first two bytes of an extension of the server's hello. */
  private static OptionalInt serverHello(Bytes seen, int extension) {
    var in = ByteBuffer.wrap(seen.toArray());
    assertThat(in.get()).isEqualTo((byte) HANDSHAKE);
    in.position(5);
    assertThat(in.get()).isEqualTo((byte) SERVER_HELLO);
    in.position(5 + 4 + 2 + 32);
    in.position(in.position() + 1 + in.get(in.position()));
    in.position(in.position() + 3);
    var end = in.getShort() + in.position();
    while (in.position() < end) {
      var type = Short.toUnsignedInt(in.getShort());
      var length = Short.toUnsignedInt(in.getShort());
      if (type == extension) {
        return OptionalInt.of(Short.toUnsignedInt(in.getShort()));
      }
      in.position(in.position() + length);
    }
    return OptionalInt.empty();
  }

  @Test
  void nothing_older_than_tls_1_3_is_spoken() throws Exception {
    try (var there = new Post("wire")) {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedKeys(_ -> true)}, null);
      try (var old = (SSLSocket) context.getSocketFactory().createSocket()) {
        old.setEnabledProtocols(new String[] {"TLSv1.2"});
        old.connect(there.routes.bound("wire"));

        assertThatExceptionOfType(IOException.class)
            .isThrownBy(old::startHandshake)
            .withMessageContaining("protocol_version");
      }
      there.awaitRefused(1);
    }
  }

  @Test
  void whoever_brings_no_key_is_refused() throws Exception {
    try (var there = new Post("wire")) {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedKeys(_ -> true)}, null);
      try (var keyless = (SSLSocket) context.getSocketFactory().createSocket()) {
        keyless.connect(there.routes.bound("wire"));
        keyless.startHandshake();

        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> keyless.getInputStream().read());
      }
      there.awaitRefused(1);
    }
  }

  @Test
  void a_dialler_that_finds_another_key_says_so() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      there.line(here, heardThere, "wire");
      var net = here.line(Post.newKey(), there.routes.bound("wire"), heardHere);

      net.dial("wire");

      assertThat(heardHere.next()).isEqualTo(new Heard.Event.DialFailed("wire", Cause.WRONG_KEY));
      there.awaitRefused(1);
      assertThat(heardThere.isSilent()).isTrue();
    }
  }

  @Test
  void a_dialler_whose_key_is_not_known_there_is_refused_and_hears_why() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      there.line(Post.newKey(), here.routes.bound("wire"), heardThere);
      var net = here.line(there, heardHere, "wire");

      net.dial("wire");
      var connected = heardHere.next(Heard.Event.Connected.class);
      net.send(connected.connection(), new Frame.Ask(1, 0), true);

      assertThat(heardHere.next())
          .isEqualTo(new Heard.Event.Closed(connected.connection(), Cause.WRONG_KEY));
      there.awaitRefused(1);
      assertThat(heardThere.isSilent()).isTrue();
    }
  }
}
