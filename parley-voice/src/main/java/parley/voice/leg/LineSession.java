package parley.voice.leg;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.voice.dtls.DtlsSession;
import parley.voice.dtls.Ends;
import parley.voice.dtls.Outcome;
import parley.voice.dtls.SessionKeys;
import parley.voice.srtp.PacketBuffer;
import parley.voice.srtp.Srtp;
import parley.voice.srtp.SrtpProfile;

/**
 * The handshakes of a line's leg: when one starts, and whether both ends hold the same keys.
 *
 * <p>Each end names its keys in the answers to probes. An answer cannot be replayed, for it signs
 * the number of a fresh probe. When the counterpart has restarted, or names other keys than ours
 * for a second, side a starts a new handshake and side b takes one.
 */
final class LineSession {
  private static final Logger LOG = LoggerFactory.getLogger(LineSession.class);
  private static final Bytes NO_KEYS = Bytes.zeros(SessionKeys.TAG);
  private static final long DISAGREE_MILLIS = 1000;

  /** Streams under one set of keys after which side a wants new ones, and side b takes them. */
  private static final int RENEW_AT = Srtp.MOST_SENT / 2;

  private static final int TAKE_AT = Srtp.MOST_SENT / 4;
  private static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.AEAD_AES_128_GCM);

  private final Surroundings around;
  private final LineSettings settings;
  private final Media media;
  private final DtlsSession.Path path;
  private @Nullable DtlsSession underWay;
  private @Nullable DtlsSession agreed;
  private Bytes tag = NO_KEYS;
  private Bytes peer = Bytes.EMPTY;
  private long disagreeSinceMillis = -1;
  private long startedMillis = Long.MIN_VALUE / 2;
  private volatile boolean inAgreement;
  private @Nullable Bytes wrong;
  private boolean over;

  LineSession(Surroundings around, LineSettings settings, Media media, DtlsSession.Path path) {
    this.around = around;
    this.settings = settings;
    this.media = media;
    this.path = path;
  }

  /** Eight bytes that name our keys; zeros when there are none that both ends hold. */
  synchronized Bytes tag() {
    return inAgreement ? tag : NO_KEYS;
  }

  /** Returns whether, for all we know, both ends hold the same keys. */
  boolean inAgreement() {
    return inAgreement;
  }

  /** Returns, once, the fingerprint of a certificate that was refused. */
  synchronized Optional<Bytes> takeWrongFingerprint() {
    var seen = Optional.ofNullable(wrong);
    wrong = null;
    return seen;
  }

  /** Takes what the counterpart says of itself in the answer to a fresh probe. */
  synchronized void told(Bytes instance, Bytes theirTag) {
    if (!instance.equals(peer)) {
      if (!peer.isEmpty()) {
        LOG.info("the counterpart of {} has begun anew", settings.name());
        abandon();
      }
      peer = instance;
    }
    var same = inAgreement && theirTag.equals(tag);
    if (same || !inAgreement) {
      disagreeSinceMillis = -1;
    } else if (disagreeSinceMillis < 0) {
      disagreeSinceMillis = around.clock().millis();
    } else if (around.clock().millis() - disagreeSinceMillis > DISAGREE_MILLIS) {
      inAgreement = false;
    }
  }

  /** Side a starts a handshake when one is needed and the counterpart can be reached. */
  synchronized void tick(long monoMillis, boolean reachable) {
    var needed = !inAgreement || media.streamsSent() > RENEW_AT;
    if (settings.ours() == Side.A && needed && reachable && mayStart(monoMillis)) {
      start(Ends.Role.CLIENT, monoMillis);
    }
  }

  /** Takes a datagram of a handshake, from an address that the counterpart has proven. */
  synchronized void received(PacketBuffer packet) {
    var now = around.clock().millis();
    var hello = DtlsSession.isHello(packet.bytes(), packet.offset(), packet.length());
    if (settings.ours() == Side.B && hello && underWay == null) {
      var welcome = !inAgreement || disagreeSinceMillis >= 0 || media.streamsSent() > TAKE_AT;
      if (!welcome || !mayStart(now)) {
        return;
      }
      start(Ends.Role.SERVER, now);
    }
    var to = underWay == null ? agreed : underWay;
    if (to != null) {
      to.received(packet.bytes(), packet.offset(), packet.length());
    }
  }

  synchronized void close() {
    over = true;
    abandon();
  }

  private boolean mayStart(long now) {
    return !over && underWay == null && now - startedMillis >= Surroundings.HANDSHAKE_MILLIS;
  }

  private void start(Ends.Role role, long now) {
    var ends = new Ends(role, around.identity(), settings.theirs(), PROFILES);
    var begun = DtlsSession.between(ends, path, this::became);
    startedMillis = now;
    if (begun.start(around.handshakes())) {
      underWay = begun;
    }
  }

  /** Forgets what the counterpart's last life agreed to. */
  private void abandon() {
    inAgreement = false;
    disagreeSinceMillis = -1;
    if (underWay != null) {
      underWay.close();
      underWay = null;
    }
    if (agreed != null) {
      agreed.close();
      agreed = null;
    }
  }

  private synchronized void became(DtlsSession which, Outcome outcome) {
    if (which.equals(agreed) && outcome instanceof Outcome.Closed) {
      inAgreement = false;
      agreed = null;
    }
    if (!which.equals(underWay)) {
      return;
    }
    underWay = null;
    switch (outcome) {
      case Outcome.Agreed(var keys) -> agreed(which, keys);
      case Outcome.WrongFingerprint(var seen) -> wrong = seen;
      // The tags in the next answers tell whether both ends still hold the keys from before.
      case Outcome.Failed(var reason) ->
          LOG.info("no voice handshake on {}: {}", settings.name(), reason);
      case Outcome.Closed() -> LOG.debug("closed before it was agreed");
    }
  }

  private void agreed(DtlsSession which, SessionKeys keys) {
    if (agreed != null) {
      agreed.close();
    }
    agreed = which;
    tag = keys.tag();
    disagreeSinceMillis = -1;
    media.keys(keys.out(), keys.in());
    inAgreement = true;
  }
}
