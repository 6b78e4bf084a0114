package parley.voice.srtp;

import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import parley.journal.Bytes;

/**
 * One direction of a leg's protection. Streams are told apart by SSRC; each has its own context.
 *
 * <p>A sender never drops a context and takes no more than {@link #MOST_SENT} streams: a stream
 * that began anew under the same key would use a nonce of GCM twice. A receiver keeps the {@link
 * #MOST_RECEIVED} streams heard last, and only such as have verified.
 */
public final class Srtp {
  /** Streams that one set of keys may send. */
  public static final int MOST_SENT = 1024;

  /** Streams that one set of keys remembers receiving. */
  public static final int MOST_RECEIVED = 256;

  /** Held, for the JDK forgets what is set on a logger that nobody holds. */
  private static final java.util.logging.Logger LIBRARY =
      java.util.logging.Logger.getLogger("org.jitsi");

  private static final Logger QUIET = new LoggerImpl("srtp", java.util.logging.Level.OFF);
  private static final int RTP_HEADER = 12;
  private static final int RTCP_HEADER = 8;

  static {
    LIBRARY.setLevel(java.util.logging.Level.WARNING);
    // The library would try every AES of the machine against the others for seconds at first use.
    Aes.setFactoryClassName("SunJCE");
  }

  private final SrtpContextFactory factory;
  private final boolean sends;
  private final Map<Integer, SrtpCryptoContext> streams;
  private final Map<Integer, SrtcpCryptoContext> controls;

  private Srtp(boolean sends, SrtpProfile profile, Bytes key, Bytes salt) {
    if (key.size() != profile.keySize() || salt.size() != profile.saltSize()) {
      throw new IllegalArgumentException("a key or salt of the wrong size for " + profile);
    }
    var policy = profile.policy();
    this.sends = sends;
    factory =
        new SrtpContextFactory(
            sends, key.toArray(), salt.toArray(), policy, profile.policy(), QUIET);
    streams = sends ? new LinkedHashMap<>() : new Newest<>();
    controls = sends ? new LinkedHashMap<>() : new Newest<>();
  }

  /** Returns the protection of what we send under a master key and salt. */
  public static Srtp sender(SrtpProfile profile, Bytes key, Bytes salt) {
    return new Srtp(true, profile, key, salt);
  }

  /** Returns the check of what we receive under a master key and salt. */
  public static Srtp receiver(SrtpProfile profile, Bytes key, Bytes salt) {
    return new Srtp(false, profile, key, salt);
  }

  /** Loads the ciphers, so that the first call does not wait for them. */
  public static void warmUp() {
    for (var profile : SrtpProfile.values()) {
      var key = Bytes.zeros(profile.keySize());
      var salt = Bytes.zeros(profile.saltSize());
      var packet = new PacketBuffer();
      packet.bytes()[0] = (byte) 0x80;
      var sender = sender(profile, key, salt);
      var receiver = receiver(profile, key, salt);
      if (!sender.protect(packet.set(100)) || receiver.unprotect(packet) != Outcome.OK) {
        throw new IllegalStateException("SRTP does not work with " + profile);
      }
    }
  }

  /** What became of a received packet. */
  public enum Outcome {
    OK,
    /** A copy of one that came before, or too old to tell. */
    REPLAY,
    /** Not from the other end, damaged, or no such packet at all. */
    BAD
  }

  /** Returns how many streams have been sent; see {@link #MOST_SENT}. */
  public synchronized int streams() {
    return streams.size();
  }

  /** Encrypts the RTP packet in place; returns false, with nothing to send, when it cannot. */
  public synchronized boolean protect(PacketBuffer packet) {
    if (!sends || packet.length() < RTP_HEADER) {
      return false;
    }
    var ssrc = packet.int32(8);
    try {
      var context = streams.get(ssrc);
      if (context == null) {
        if (streams.size() >= MOST_SENT) {
          return false;
        }
        context = factory.deriveContext(ssrc, 0);
        streams.put(ssrc, context);
      }
      return context.transformPacket(packet.view()) == SrtpErrorStatus.OK;
    } catch (GeneralSecurityException | RuntimeException _) {
      return false;
    }
  }

  /** Verifies and decrypts the RTP packet in place. */
  public synchronized Outcome unprotect(PacketBuffer packet) {
    if (sends || packet.length() < RTP_HEADER) {
      return Outcome.BAD;
    }
    var ssrc = packet.int32(8);
    try {
      var known = streams.get(ssrc);
      var context = known == null ? factory.deriveContext(ssrc, 0) : known;
      var outcome = outcome(context.reverseTransformPacket(packet.view(), false));
      if (known == null && outcome == Outcome.OK) {
        streams.put(ssrc, context);
      }
      return outcome;
    } catch (GeneralSecurityException | RuntimeException _) {
      return Outcome.BAD;
    }
  }

  /** Encrypts the RTCP packet in place; returns false, with nothing to send, when it cannot. */
  public synchronized boolean protectControl(PacketBuffer packet) {
    if (!sends || packet.length() < RTCP_HEADER) {
      return false;
    }
    var ssrc = packet.int32(4);
    try {
      var context = controls.get(ssrc);
      if (context == null) {
        if (controls.size() >= MOST_SENT) {
          return false;
        }
        context = factory.deriveControlContext(ssrc);
        controls.put(ssrc, context);
      }
      return context.transformPacket(packet.view()) == SrtpErrorStatus.OK;
    } catch (GeneralSecurityException | RuntimeException _) {
      return false;
    }
  }

  /** Verifies and decrypts the RTCP packet in place. */
  public synchronized Outcome unprotectControl(PacketBuffer packet) {
    if (sends || packet.length() < RTCP_HEADER) {
      return Outcome.BAD;
    }
    var ssrc = packet.int32(4);
    try {
      var known = controls.get(ssrc);
      var context = known == null ? factory.deriveControlContext(ssrc) : known;
      var outcome = outcome(context.reverseTransformPacket(packet.view()));
      if (known == null && outcome == Outcome.OK) {
        controls.put(ssrc, context);
      }
      return outcome;
    } catch (GeneralSecurityException | RuntimeException _) {
      return Outcome.BAD;
    }
  }

  private static Outcome outcome(SrtpErrorStatus status) {
    return switch (status) {
      case OK -> Outcome.OK;
      case REPLAY_FAIL, REPLAY_OLD -> Outcome.REPLAY;
      case FAIL, AUTH_FAIL, INVALID_PACKET -> Outcome.BAD;
    };
  }

  /** Forgets the stream that was silent longest when there are too many. */
  private static final class Newest<C> extends LinkedHashMap<Integer, C> {
    private static final long serialVersionUID = 1;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, C> eldest) {
      return size() > MOST_RECEIVED;
    }
  }
}
