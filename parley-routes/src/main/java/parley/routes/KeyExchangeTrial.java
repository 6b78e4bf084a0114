package parley.routes;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Tries, in memory, whether this machine can do the key exchange that every route needs. What was
 * agreed is read off the server's hello: a TLS library may accept a group's name and do without it.
 */
public final class KeyExchangeTrial {
  /** X25519MLKEM768 among IANA's TLS Supported Groups. */
  private static final int HYBRID = 0x11ec;

  private static final String[] GROUPS = {"X25519MLKEM768", "secp256r1"};
  private static final int KEY_SHARE = 51;
  private static final int RECORD_HEADER = 5;
  private static final int ROOM = 1 << 16;

  private KeyExchangeTrial() {}

  /** Returns whether two ends of ours agree on X25519MLKEM768. */
  public static boolean hybridWorks() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var tls = new StationTls(generator.generateKeyPair());
      var dialling = engine(tls, true);
      var accepting = engine(tls, false);
      var hello = wrap(dialling);
      accepting.unwrap(hello, ByteBuffer.allocate(ROOM));
      tasks(accepting);
      return keyShare(wrap(accepting)) == HYBRID;
    } catch (GeneralSecurityException | SSLException | IllegalArgumentException refused) {
      return false;
    }
  }

  private static SSLEngine engine(StationTls tls, boolean dialling) {
    var engine = tls.context(_ -> true).createSSLEngine();
    engine.setUseClientMode(dialling);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    parameters.setNamedGroups(GROUPS);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static ByteBuffer wrap(SSLEngine engine) throws SSLException {
    var out = ByteBuffer.allocate(ROOM);
    engine.wrap(ByteBuffer.allocate(0), out);
    tasks(engine);
    return out.flip();
  }

  private static void tasks(SSLEngine engine) {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      engine.getDelegatedTask().run();
    }
  }

  /** Returns the group in a server's hello (RFC 8446 §4.1.3), or 0 when it names none. */
  private static int keyShare(ByteBuffer hello) {
    if (hello.remaining() < RECORD_HEADER + 4 + 2 + 32 + 1) return 0;
    hello.position(RECORD_HEADER + 4 + 2 + 32);
    hello.position(hello.position() + 1 + hello.get(hello.position()) + 3);
    var end = Short.toUnsignedInt(hello.getShort()) + hello.position();
    while (hello.position() < end) {
      var type = Short.toUnsignedInt(hello.getShort());
      var length = Short.toUnsignedInt(hello.getShort());
      if (type == KEY_SHARE) return Short.toUnsignedInt(hello.getShort());
      hello.position(hello.position() + length);
    }
    return 0;
  }
}
