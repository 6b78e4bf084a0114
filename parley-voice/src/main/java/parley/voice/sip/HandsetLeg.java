package parley.voice.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.voice.Codec;
import parley.voice.Speech;
import parley.voice.leg.Datagrams;
import parley.voice.leg.Leg;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegKind;
import parley.voice.leg.LegState;
import parley.voice.leg.Surroundings;
import parley.voice.leg.VoiceSocket;
import parley.voice.rtp.Mos;
import parley.voice.rtp.OutgoingStream;
import parley.voice.rtp.Reception;
import parley.voice.rtp.RtpPacket;
import parley.voice.srtp.PacketBuffer;
import parley.voice.srtp.Srtp;

/**
 * The leg to a handset: plain RTP, or SRTP with the keys of its SDP. It takes packets of the one
 * codec of its call, from the one address that the handset named, and sends to nothing else.
 */
final class HandsetLeg implements Leg, Datagrams {
  private static final long LOST_MILLIS = Surroundings.LOST_MILLIS;
  private static final long REPORT_MILLIS = 5_000;

  /**
   * The far end as its SDP has it.
   *
   * @param receiver checks what it sends; empty for speech in clear
   */
  record End(InetSocketAddress remote, Format format, Optional<Srtp> receiver) {}

  private final String name;
  private final LegMaker maker;
  private final Optional<Srtp> sender;
  private final OutgoingStream outgoing;
  private final LongAdder heard = new LongAdder();
  private final LongAdder copies = new LongAdder();
  private final PacketBuffer buffer = new PacketBuffer();
  private volatile End end;
  private volatile boolean pausedByThem;
  private volatile boolean closed;
  private volatile long heardAtMillis;
  private volatile boolean everHeard;
  private volatile @Nullable Reception reception;
  private volatile long reportedMillis;
  private volatile double loss;
  private long receivedSsrc = -1;

  HandsetLeg(String name, LegMaker maker, End end, Optional<Srtp> sender) {
    this.name = name;
    this.maker = maker;
    this.end = end;
    this.sender = sender;
    RandomGenerator chance = maker.chance();
    this.outgoing = new OutgoingStream(chance.nextInt(), chance.nextInt(), chance.nextInt());
    socket().assign(end.remote(), this);
  }

  private VoiceSocket socket() {
    return maker.socket();
  }

  /** Takes the far end of a new offer or answer; what came from the old one is no longer heard. */
  void move(End to) {
    var from = end;
    end = to;
    if (!from.remote().equals(to.remote())) {
      socket().release(from.remote(), this);
    }
    if (!closed) socket().assign(to.remote(), this);
  }

  Optional<Srtp> receiver() {
    return end.receiver();
  }

  /**
   * Says whether the handset wants to hear nothing for a while; silence from it is then no loss.
   */
  void held(boolean held) {
    pausedByThem = held;
    heardAtMillis = maker.clock().millis();
  }

  @Override
  public void received(PacketBuffer packet, InetSocketAddress from, VoiceSocket at) {
    var now = end;
    if (closed || isControl(packet)) {
      return;
    }
    if (now.receiver().isPresent() && now.receiver().get().unprotect(packet) != Srtp.Outcome.OK) {
      return;
    }
    var rtp = RtpPacket.parse(packet.bytes(), packet.offset(), packet.length());
    if (rtp.isEmpty() || rtp.get().payloadType() != now.format().payloadType()) {
      return;
    }
    note(rtp.get(), now.format().codec());
    var one = rtp.get();
    var codec = now.format().codec();
    var speech = new Speech(codec, one.sequence(), one.timestamp(), one.marker(), one.payload());
    maker.hearer().heard(this, speech);
  }

  private void note(RtpPacket packet, Codec codec) {
    heard.increment();
    heardAtMillis = maker.clock().millis();
    everHeard = true;
    var known = reception;
    if (known == null || receivedSsrc != packet.ssrc()) {
      known = new Reception(packet.ssrc());
      receivedSsrc = packet.ssrc();
      reception = known;
    }
    known.received(packet, codec.clockRate(), maker.clock().nanos());
  }

  /** RTCP by its types 192 to 223 (RFC 5761 section 4). */
  private static boolean isControl(PacketBuffer packet) {
    return packet.at(1) >= 192 && packet.at(1) < 224;
  }

  @Override
  public void say(int track, Speech speech, Object from) {
    var now = end;
    if (closed || pausedByThem || track != MAIN || speech.codec() != now.format().codec()) {
      return;
    }
    var millis = maker.clock().millis();
    synchronized (buffer) {
      var packet = outgoing.next(speech, from, now.format().payloadType(), millis);
      if (packet.size() > PacketBuffer.CAPACITY) {
        return;
      }
      buffer.set(PacketBuffer.CAPACITY);
      buffer.set(packet.writeTo(buffer.bytes()));
      if (sender.isEmpty() || sender.get().protect(buffer)) {
        socket().send(buffer.bytes(), buffer.offset(), buffer.length(), now.remote());
      }
    }
  }

  @Override
  public void pause(int track) {
    if (track == MAIN) outgoing.pause();
  }

  @Override
  public LegKind kind() {
    return LegKind.HANDSET;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LegState state() {
    if (!everHeard) {
      return LegState.STARTING;
    }
    var silent = maker.clock().millis() - heardAtMillis;
    return pausedByThem || silent < LOST_MILLIS ? LegState.UP : LegState.LOST;
  }

  @Override
  public List<Codec> codecs() {
    return List.of(end.format().codec());
  }

  /** A handset's own mute button is its gate. */
  @Override
  public boolean talks() {
    return true;
  }

  /** Works out what was lost since the last time; a handset is sent no reports. */
  @Override
  public void tick(long monoMillis) {
    var known = reception;
    if (known != null && monoMillis - reportedMillis >= REPORT_MILLIS) {
      reportedMillis = monoMillis;
      var _ = known.report(monoMillis);
      loss = known.loss();
    }
  }

  @Override
  public List<LegHealth> health() {
    var known = reception;
    var jitter = known == null ? 0 : known.jitterMillis();
    var mos = known == null ? 0 : Mos.estimate(end.format().codec(), loss, -1);
    return List.of(
        new LegHealth(
            kind(),
            name,
            Optional.empty(),
            state(),
            loss,
            jitter,
            -1,
            mos,
            heard.sum(),
            outgoing.packets(),
            copies.sum()));
  }

  @Override
  public void close() {
    closed = true;
    socket().release(this);
  }

  /** Returns whether speech is encrypted both ways. */
  boolean isSecure() {
    return sender.isPresent() && end.receiver().isPresent();
  }
}
