package parley.voice.sip;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.journal.Bytes;
import parley.voice.Codec;
import parley.voice.handset.Handset;
import parley.voice.handset.SrtpPolicy;
import parley.voice.srtp.Srtp;
import parley.voice.srtp.SrtpProfile;

/** What was said about speech in one call of a handset (RFC 3264), and the leg that came of it. */
final class CallMedia {
  private static final int OUR_TAG = 1;

  private final Handset handset;
  private final InetAddress home;
  private final LegMaker maker;
  private final long session;
  private int version;
  private List<Codec> offered = List.of();
  private @Nullable Format format;
  private @Nullable SdesKey ourKey;
  private @Nullable SdesKey theirKey;
  private boolean secureProfile;
  private Direction direction = Direction.SENDRECV;
  private volatile @Nullable HandsetLeg leg;

  /**
   * @param home the handset's address: speech goes to no other
   */
  CallMedia(Handset handset, InetAddress home, LegMaker maker) {
    this.handset = handset;
    this.home = home;
    this.maker = maker;
    this.session = maker.chance().nextInt(Integer.MAX_VALUE);
  }

  Optional<HandsetLeg> leg() {
    return Optional.ofNullable(leg);
  }

  /** Returns whether the handset put us on hold. */
  boolean held() {
    return !direction.equals(Direction.SENDRECV) && direction != Direction.SENDONLY;
  }

  /**
   * Returns whether speech can be exchanged by what a handset said; policy and address included.
   */
  boolean isUsable(Sdp sdp) {
    var where = sdp.address().getAddress();
    var here = where.equals(home) || where.isAnyLocalAddress();
    var locked =
        switch (handset.srtp()) {
          case REQUIRED -> !sdp.keys().isEmpty();
          case OFFERED -> !sdp.secure() || !sdp.keys().isEmpty();
          case NEVER -> !sdp.secure();
        };
    return here && locked && !sdp.formats().isEmpty();
  }

  /** Answers an offer with one codec and opens the leg, or moves it; empty if it cannot be. */
  Optional<Bytes> answer(Sdp offer, Codec codec) {
    var chosen = offer.format(codec);
    if (chosen.isEmpty() || !isUsable(offer)) {
      return Optional.empty();
    }
    var key = usableKey(offer);
    if (leg != null && key.isPresent() != (theirKey != null)) {
      return Optional.empty();
    }
    secureProfile = offer.secure();
    key.ifPresent(
        theirs ->
            ourKey =
                ourKey == null
                    ? SdesKey.fresh(theirs.tag(), maker.chance())
                    : new SdesKey(theirs.tag(), ourKey.key(), ourKey.salt()));
    direction = offer.direction().answer();
    take(offer, chosen.get(), key);
    var media = new SdpWriter.Media(secureProfile, List.of(chosen.get()), ourKey(), offer.events());
    return Optional.of(SdpWriter.answer(ours(), media, offer));
  }

  /** Whether a phone that refused an offer in clear may be asked again for encrypted speech. */
  boolean mayOfferSecure() {
    return handset.srtp() == SrtpPolicy.OFFERED && !secureProfile;
  }

  /** Returns an offer of exactly these codecs; in clear only where the policy leaves a choice. */
  Bytes offer(List<Codec> codecs) {
    return offer(codecs, handset.srtp() == SrtpPolicy.REQUIRED);
  }

  /** Returns the same offer for a phone that takes encrypted speech only. */
  Bytes secureOffer(List<Codec> codecs) {
    return offer(codecs, true);
  }

  private Bytes offer(List<Codec> codecs, boolean secure) {
    offered = codecs;
    if (handset.srtp() != SrtpPolicy.NEVER) {
      ourKey = SdesKey.fresh(OUR_TAG, maker.chance());
    }
    secureProfile = secure;
    return SdpWriter.offer(ours(), SdpWriter.offered(codecs, secureProfile, ourKey()));
  }

  /** Takes the answer to our first offer and opens the leg; empty if it broke the rules. */
  Optional<Codec> accept(Sdp answer) {
    var chosen = answer.formats().stream().filter(one -> offered.contains(one.codec())).findFirst();
    if (chosen.isEmpty() || !isUsable(answer) || answer.secure() != secureProfile) {
      return Optional.empty();
    }
    var key = usableKey(answer);
    if (key.filter(theirs -> theirs.tag() != OUR_TAG).isPresent()) {
      return Optional.empty();
    }
    if (key.isEmpty()) {
      ourKey = null;
    }
    direction = answer.direction().answer();
    take(answer, chosen.get(), key);
    return Optional.of(chosen.get().codec());
  }

  /** Returns what is agreed already, offered once more. */
  Bytes again() {
    var same = format == null ? List.<Format>of() : List.of(format);
    var media = new SdpWriter.Media(secureProfile, same, ourKey(), OptionalInt.empty());
    return SdpWriter.offer(ours(), media);
  }

  void close() {
    var open = leg;
    if (open != null) open.close();
  }

  private SdpWriter.Ours ours() {
    return new SdpWriter.Ours(maker.advertised(), session, version, direction);
  }

  private Optional<SdesKey> ourKey() {
    return Optional.ofNullable(ourKey);
  }

  private Optional<SdesKey> usableKey(Sdp sdp) {
    return handset.srtp() == SrtpPolicy.NEVER ? Optional.empty() : sdp.keys().stream().findFirst();
  }

  private void take(Sdp theirs, Format chosen, Optional<SdesKey> key) {
    version++;
    var open = leg;
    var remote = theirs.address();
    if (open == null) {
      var end = new HandsetLeg.End(remote, chosen, key.map(CallMedia::receiver));
      open =
          new HandsetLeg(
              handset.name(), maker, end, key.flatMap(_ -> ourKey().map(CallMedia::sender)));
      leg = open;
    } else if (!remote.getAddress().isAnyLocalAddress()) {
      var same = key.isPresent() && key.get().equals(theirKey);
      var receiver = same ? open.receiver() : key.map(CallMedia::receiver);
      open.move(new HandsetLeg.End(remote, chosen, receiver));
    }
    format = chosen;
    theirKey = key.orElse(null);
    open.held(held());
  }

  private static Srtp receiver(SdesKey key) {
    return Srtp.receiver(SrtpProfile.AES_CM_128_HMAC_SHA1_80, key.key(), key.salt());
  }

  private static Srtp sender(SdesKey key) {
    return Srtp.sender(SrtpProfile.AES_CM_128_HMAC_SHA1_80, key.key(), key.salt());
  }
}
