package parley.voice.leg;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.journal.Bytes;
import parley.voice.Codec;
import parley.voice.Silence;
import parley.voice.Speech;
import parley.voice.dtls.DtlsSession;
import parley.voice.dtls.Ends;
import parley.voice.dtls.Outcome;
import parley.voice.rtp.OutgoingStream;
import parley.voice.rtp.RtpPacket;
import parley.voice.srtp.PacketBuffer;
import parley.voice.srtp.Srtp;
import parley.voice.srtp.SrtpProfile;
import parley.voice.stun.StunMessage;
import parley.voice.stun.StunWriter;

/**
 * The leg to a browser: an ICE-lite responder (RFC 8445) with DTLS-SRTP, from one SDP offer.
 *
 * <p>It stays up for a whole watch. Media goes to where verified media comes from, so that a
 * replayed connectivity check diverts nothing.
 */
public final class ConsoleLeg implements Leg, Datagrams {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleLeg.class);
  private static final int MOST_ADDRESSES = 8;
  private static final long LATCH_MILLIS = 1000;
  private static final List<SrtpProfile> PROFILES =
      List.of(SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AES_CM_128_HMAC_SHA1_80);

  private final Surroundings around;
  private final ConsoleEnd end;
  private final Offer offer;
  private final String user;
  private final String password;
  private final Media media;
  private final String answer;
  private final Map<Integer, Codec> codecs;
  private final List<Offer.Section> sections;
  private final List<OutgoingStream> tracks;
  private final Deque<InetSocketAddress> addresses = new ArrayDeque<>();
  private volatile @Nullable InetSocketAddress remote;
  private volatile @Nullable DtlsSession session;
  private volatile long sessionMillis;
  private volatile long heardMillis;
  private volatile boolean failed;
  private volatile boolean over;
  private volatile boolean everUp;
  private volatile boolean talks = true;
  private volatile boolean echoes;

  private ConsoleLeg(Surroundings around, ConsoleEnd end, Offer offer) {
    this.around = around;
    this.end = end;
    this.offer = offer;
    var chance = around.chance();
    user = hex(4);
    password = hex(16);
    sections = Answer.used(offer);
    codecs = sections.getFirst().codecs();
    tracks =
        sections.stream()
            .map(_ -> new OutgoingStream(chance.nextInt(), chance.nextInt(), chance.nextInt()))
            .toList();
    media = new Media(tracks.getFirst().ssrc(), "parley", this::exit, around.clock());
    tracks.forEach(media::stream);
    var ssrcs = tracks.stream().map(OutgoingStream::ssrc).toList();
    answer =
        new Answer(offer, user, password, around.identity().fingerprint(), end.advertised(), ssrcs)
            .sdp(chance.nextInt(Integer.MAX_VALUE));
  }

  /**
   * What a console's leg ends at on our side.
   *
   * @param name of the position
   * @param advertised the address that the browser is told to send to
   */
  public record ConsoleEnd(
      String name, VoiceSocket socket, InetSocketAddress advertised, Hearer hearer) {}

  /**
   * Returns a leg that waits for the browser whose offer this is.
   *
   * @throws parley.journal.Malformed if it is no offer that we could answer
   */
  public static ConsoleLeg open(Surroundings around, ConsoleEnd end, String sdp) {
    var leg = new ConsoleLeg(around, end, Offer.parse(sdp));
    end.socket().name(leg.user, leg);
    return leg;
  }

  /** The SDP that the browser needs. */
  public String answer() {
    return answer;
  }

  /** A name for this leg that no other has had. */
  public String id() {
    return user;
  }

  /** Opens or closes the talk gate. While it is closed silence is passed on instead of sound. */
  public void talk(boolean on) {
    talks = on;
  }

  /** While on, the console hears itself and nobody else hears it. */
  public void echo(boolean on) {
    if (echoes != on) pause(MAIN);
    echoes = on;
  }

  public boolean echoes() {
    return echoes;
  }

  /** Returns whether the browser and we have agreed on keys, so that sound would be taken. */
  public boolean keyed() {
    return media.keyed();
  }

  @Override
  public LegKind kind() {
    return LegKind.CONSOLE;
  }

  @Override
  public String name() {
    return end.name();
  }

  @Override
  public LegState state() {
    var fresh = around.clock().millis() - heardMillis < Surroundings.LOST_MILLIS;
    if (media.keyed() && everUp && fresh && !over) {
      return LegState.UP;
    }
    return everUp ? LegState.LOST : LegState.STARTING;
  }

  @Override
  public List<Codec> codecs() {
    return List.of(Codec.values()).stream().filter(codecs::containsValue).toList();
  }

  @Override
  public boolean talks() {
    return talks;
  }

  @Override
  public void say(int track, Speech speech, Object from) {
    var takenByEcho = echoes && track == MAIN && !this.equals(from);
    if (!media.keyed() || track >= tracks.size() || takenByEcho) {
      return;
    }
    sections
        .get(track)
        .payloadType(speech.codec())
        .ifPresent(
            type ->
                media.send(tracks.get(track).next(speech, from, type, around.clock().millis())));
  }

  @Override
  public void pause(int track) {
    if (track < tracks.size()) {
      tracks.get(track).pause();
    }
  }

  @Override
  public void tick(long monoMillis) {
    media.tick(monoMillis);
  }

  @Override
  public List<LegHealth> health() {
    var rtt = media.roundTripMillis();
    return List.of(
        new LegHealth(
            kind(),
            name(),
            Optional.empty(),
            state(),
            media.loss(),
            media.jitterMillis(),
            rtt,
            media.mos(media.loss(), rtt),
            media.packetsIn(),
            media.packetsOut(),
            media.duplicates()));
  }

  @Override
  public void close() {
    over = true;
    end.socket().release(this);
    var open = session;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void received(PacketBuffer packet, InetSocketAddress from, VoiceSocket socket) {
    var first = packet.at(0);
    if (first < 4) {
      check(packet, from);
    } else if (DtlsSession.isDtls(first)) {
      handshake(packet);
    } else if (media.received(packet, this::heard) == Srtp.Outcome.OK) {
      remote = from;
      heardMillis = around.clock().millis();
      everUp = true;
    }
  }

  private void check(PacketBuffer packet, InetSocketAddress from) {
    var request = StunMessage.parse(packet.bytes(), packet.offset(), packet.length()).orElse(null);
    var key = Bytes.utf8(password);
    if (over || request == null || request.type() != StunMessage.REQUEST) {
      return;
    }
    if (!request.username().orElse("").startsWith(user + ":") || !request.signedWith(key)) {
      return;
    }
    assign(from);
    var quiet = around.clock().millis() - heardMillis > LATCH_MILLIS;
    if (remote == null || (quiet && request.has(StunMessage.USE_CANDIDATE))) {
      remote = from;
    }
    var reply = StunWriter.success(request.transaction()).mapped(from).sign(key);
    end.socket().send(reply, 0, reply.length, from);
  }

  private synchronized void assign(InetSocketAddress from) {
    if (addresses.contains(from)) {
      return;
    }
    addresses.addLast(from);
    end.socket().assign(from, this);
    if (addresses.size() > MOST_ADDRESSES) {
      end.socket().release(addresses.removeFirst(), this);
    }
  }

  private synchronized void handshake(PacketBuffer packet) {
    var now = around.clock().millis();
    var hello = DtlsSession.isHello(packet.bytes(), packet.offset(), packet.length());
    var due = session == null || (failed && now - sessionMillis >= Surroundings.HANDSHAKE_MILLIS);
    if (hello && due && !over) {
      var ends = new Ends(Ends.Role.SERVER, around.identity(), offer.fingerprint(), PROFILES);
      var begun = DtlsSession.between(ends, this::exit, this::became);
      begun.received(packet.bytes(), packet.offset(), packet.length());
      sessionMillis = now;
      failed = false;
      session = begun.start(around.handshakes()) ? begun : null;
      return;
    }
    var current = session;
    if (current != null) {
      current.received(packet.bytes(), packet.offset(), packet.length());
    }
  }

  private synchronized void became(DtlsSession which, Outcome outcome) {
    if (!which.equals(session)) {
      return;
    }
    switch (outcome) {
      case Outcome.Agreed(var keys) -> media.keys(keys.out(), keys.in());
      case Outcome.WrongFingerprint(var seen) -> {
        failed = true;
        LOG.warn("the browser of {} showed another certificate: {}", name(), seen.hex());
      }
      case Outcome.Failed(var reason) -> {
        failed = true;
        LOG.info("no handshake with the browser of {}: {}", name(), reason);
      }
      case Outcome.Closed() -> over = true;
    }
  }

  private void heard(RtpPacket packet) {
    var codec = codecs.get(packet.payloadType());
    if (codec == null) {
      return;
    }
    media.note(packet, codec);
    var speech =
        new Speech(codec, packet.sequence(), packet.timestamp(), packet.marker(), packet.payload());
    if (echoes) {
      say(MAIN, speech, this);
    } else {
      end.hearer().heard(this, talks ? speech : Silence.instead(speech));
    }
  }

  private void exit(byte[] bytes, int offset, int length) {
    var to = remote;
    if (to != null && !over) {
      end.socket().send(bytes, offset, length, to);
    }
  }

  private String hex(int bytes) {
    var drawn = new byte[bytes];
    around.chance().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
