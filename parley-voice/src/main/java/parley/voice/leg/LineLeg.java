package parley.voice.leg;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import parley.journal.Bytes;
import parley.voice.Codec;
import parley.voice.Speech;
import parley.voice.dtls.DtlsSession;
import parley.voice.rtp.OutgoingStream;
import parley.voice.rtp.Rtcp;
import parley.voice.rtp.RtpPacket;
import parley.voice.srtp.PacketBuffer;
import parley.voice.srtp.Srtp;
import parley.voice.stun.StunMessage;
import parley.voice.stun.StunWriter;

/**
 * The leg to the counterpart's station, over every route of the line at once.
 *
 * <p>Every packet goes out on every route; the replay check of SRTP drops what comes a second time,
 * so that losing a route loses no speech. Each second a probe on each route finds out whether it
 * lives, how long its round trip is, and whether both ends hold the same keys.
 */
public final class LineLeg implements Datagrams, AutoCloseable {
  private static final long PROBE_MILLIS = 1000;
  private static final long MEASURE_MILLIS = 5000;
  private static final int INSTANCE_SIZE = 8;

  private final Surroundings around;
  private final LineSettings settings;
  private final List<RoutePath> routes;
  private final Media media;
  private final LineSession session;
  private final Bytes instance;
  private final Map<Long, Consumer<Speech>> streams = new ConcurrentHashMap<>();
  private volatile long heardMillis = Long.MIN_VALUE / 2;
  private volatile boolean everUp;
  private long nextProbeMillis = Long.MIN_VALUE;
  private long nextMeasureMillis = Long.MIN_VALUE;

  private LineLeg(Surroundings around, LineSettings settings) {
    this.around = around;
    this.settings = settings;
    routes = settings.routes().stream().map(RoutePath::new).toList();
    media = new Media(around.chance().nextInt(), "parley", this::exit, around.clock());
    session = new LineSession(around, settings, media, this::exit);
    instance = random(INSTANCE_SIZE);
  }

  /** Returns a leg that looks for its counterpart from the next {@link #tick} on. */
  public static LineLeg open(Surroundings around, LineSettings settings) {
    var leg = new LineLeg(around, settings);
    for (var route : leg.routes) {
      route.socket().name(settings.line().hex(), leg);
      route.socket().assign(route.peer(), leg);
    }
    return leg;
  }

  public LineSettings settings() {
    return settings;
  }

  public String name() {
    return settings.name();
  }

  /** Where the leg stands, all routes together. */
  public LegState state() {
    var fresh = around.clock().millis() - heardMillis < Surroundings.LOST_MILLIS;
    if (session.inAgreement() && fresh) {
      return LegState.UP;
    }
    return everUp ? LegState.LOST : LegState.STARTING;
  }

  /** Hands the speech that comes under an SSRC to {@code hearer}, on a socket's thread. */
  public void expect(long ssrc, Consumer<Speech> hearer) {
    streams.put(ssrc, hearer);
  }

  /** Stops taking what comes under an SSRC; it is then dropped unread. */
  public void forget(long ssrc) {
    streams.remove(ssrc);
    media.forget(ssrc);
  }

  /** Sends speech under an SSRC of ours, on every route; dropped while there are no keys. */
  public void send(long ssrc, Speech speech, Object from) {
    if (!media.keyed()) {
      return;
    }
    var stream =
        media.stream(ssrc)
            .orElseGet(
                () -> {
                  var chance = around.chance();
                  return media.stream(new OutgoingStream(ssrc, chance.nextInt(), chance.nextInt()));
                });
    var type = speech.codec().payloadType();
    media.send(stream.next(speech, from, type, around.clock().millis()));
  }

  /** Says that a stream of ours will now be silent on purpose. */
  public void pause(long ssrc) {
    media.stream(ssrc).ifPresent(OutgoingStream::pause);
  }

  /** Probes, shakes hands and reports when it is time; call it several times a second. */
  public void tick(long monoMillis) {
    if (monoMillis >= nextProbeMillis) {
      nextProbeMillis = monoMillis + PROBE_MILLIS;
      routes.forEach(this::probe);
    }
    if (monoMillis >= nextMeasureMillis) {
      nextMeasureMillis = monoMillis + MEASURE_MILLIS;
      routes.forEach(route -> route.measure(media.packetsIn()));
    }
    session.tick(monoMillis, routes.stream().anyMatch(route -> route.alive(monoMillis)));
    if (state() == LegState.UP) {
      everUp = true;
    }
    media.tick(monoMillis);
  }

  /** Returns, once each, the fingerprint of a certificate that was refused. */
  public Optional<Bytes> takeWrongFingerprint() {
    return session.takeWrongFingerprint();
  }

  /** How each route fares. */
  public List<LegHealth> health() {
    var now = around.clock().millis();
    var state = state();
    var all = new ArrayList<LegHealth>();
    for (var route : routes) {
      var alive = route.alive(now);
      var of = alive || state == LegState.STARTING ? state : LegState.LOST;
      var rtt = alive ? route.roundTripMillis() : -1;
      all.add(
          new LegHealth(
              LegKind.LINE,
              settings.name(),
              Optional.of(route.name()),
              of,
              route.loss(),
              media.jitterMillis(),
              rtt,
              media.mos(route.loss(), rtt),
              route.first(),
              route.sent(),
              route.copies()));
    }
    return all;
  }

  /** Loss of the leg, all routes together, over the last reporting interval: 0 to 1. */
  public double loss() {
    return media.loss();
  }

  @Override
  public void close() {
    session.close();
    routes.forEach(route -> route.socket().release(this));
  }

  @Override
  public void received(PacketBuffer packet, InetSocketAddress from, VoiceSocket socket) {
    var first = packet.at(0);
    if (first < 4) {
      StunMessage.parse(packet.bytes(), packet.offset(), packet.length())
          .filter(message -> message.signedWith(settings.probeKey()))
          .ifPresent(message -> probed(message, from, socket));
    } else if (first >= 128) {
      speech(packet, from, socket);
    } else if (DtlsSession.isDtls(first)) {
      session.received(packet);
    }
  }

  private void speech(PacketBuffer packet, InetSocketAddress from, VoiceSocket socket) {
    var control = Rtcp.isRtcp(packet.at(1));
    if (!control && !streams.containsKey(packet.int32(8) & 0xffff_ffffL)) {
      return;
    }
    var outcome = media.received(packet, this::heard);
    if (outcome == Srtp.Outcome.OK) {
      heardMillis = around.clock().millis();
    }
    if (!control) {
      route(from, socket).ifPresent(route -> route.count(outcome));
    }
  }

  private void heard(RtpPacket packet) {
    var hearer = streams.get(packet.ssrc());
    var codec = codec(packet.payloadType());
    if (hearer == null || codec.isEmpty()) {
      return;
    }
    media.note(packet, codec.get());
    hearer.accept(
        new Speech(
            codec.get(), packet.sequence(), packet.timestamp(), packet.marker(), packet.payload()));
  }

  private void probed(StunMessage message, InetSocketAddress from, VoiceSocket socket) {
    if (message.type() == StunMessage.REQUEST) {
      var theirs = settings.line().hex() + ":" + settings.ours().other().letter();
      if (message.username().filter(theirs::equals).isPresent()) {
        learn(from, socket);
        reply(message, from, socket);
      }
    } else if (message.type() == StunMessage.SUCCESS) {
      routes.stream()
          .filter(route -> route.waitsFor(message.transaction()))
          .findFirst()
          .ifPresent(route -> answered(route, message));
    }
  }

  private void answered(RoutePath route, StunMessage message) {
    var theirs = message.get(StunMessage.INSTANCE).filter(value -> value.size() == INSTANCE_SIZE);
    var tag = message.get(StunMessage.SESSION);
    if (theirs.isEmpty() || tag.isEmpty() || theirs.get().equals(instance)) {
      return;
    }
    if (route.answered(message.transaction(), around.clock().nanos())) {
      heardMillis = around.clock().millis();
      session.told(theirs.get(), tag.get());
    }
  }

  private void learn(InetSocketAddress from, VoiceSocket socket) {
    routes.stream()
        .filter(route -> route.socket().equals(socket))
        .findFirst()
        .ifPresent(
            route -> {
              route.learn(from).ifPresent(oldest -> socket.release(oldest, this));
              socket.assign(from, this);
            });
  }

  private void reply(StunMessage request, InetSocketAddress to, VoiceSocket socket) {
    var reply =
        StunWriter.success(request.transaction())
            .mapped(to)
            .put(StunMessage.INSTANCE, instance)
            .put(StunMessage.SESSION, session.tag())
            .sign(settings.probeKey());
    socket.send(reply, 0, reply.length, to);
  }

  private void probe(RoutePath route) {
    var transaction = random(12);
    var probe =
        StunWriter.request(transaction)
            .user(settings.line().hex() + ":" + settings.ours().letter())
            .put(StunMessage.INSTANCE, instance)
            .put(StunMessage.SESSION, session.tag())
            .sign(settings.probeKey());
    route.probed(transaction, around.clock().nanos());
    route.socket().send(probe, 0, probe.length, route.peer());
  }

  private Optional<RoutePath> route(InetSocketAddress from, VoiceSocket socket) {
    var own = routes.stream().filter(route -> route.socket().equals(socket)).toList();
    return own.stream()
        .filter(route -> route.knows(from))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  private static Optional<Codec> codec(int payloadType) {
    for (var codec : Codec.values()) {
      if (codec.payloadType() == payloadType) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  private void exit(byte[] bytes, int offset, int length) {
    for (var route : routes) {
      route.send(bytes, offset, length);
    }
  }

  private Bytes random(int size) {
    var drawn = new byte[size];
    around.chance().nextBytes(drawn);
    return Bytes.of(drawn);
  }
}
