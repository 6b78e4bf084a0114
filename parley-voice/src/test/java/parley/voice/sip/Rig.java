package parley.voice.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import parley.voice.Speech;
import parley.voice.handset.Handset;
import parley.voice.handset.HandsetConfig;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.ListenAt;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.SrtpPolicy;
import parley.voice.leg.Hearer;
import parley.voice.leg.Leg;
import parley.voice.leg.VoiceSocket;

/** A station's handset part on this machine, with an ear that a test reads. */
final class Rig implements AutoCloseable {
  static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  static final String PASSWORD = "a-long-secret";

  final RecordingEar ear = new RecordingEar();
  final VoiceSocket voice;
  final SipHandsets handsets;
  final List<ListenAt> points;
  volatile Hearer hearer = (_, _) -> {};

  private Rig(Plan plan) throws IOException {
    voice = VoiceSocket.open(new InetSocketAddress(HERE, 0));
    points = points(plan.tls().isPresent());
    var config = new HandsetConfig(points, "alder", plan.handsets(), plan.limits());
    Hearer passOn = (Leg from, Speech speech) -> hearer.heard(from, speech);
    handsets =
        SipHandsets.open(
            config,
            new SipHandsets.Wiring(
                ear, passOn, voice, voice.address(), plan.tls(), new SecureRandom()));
  }

  /** What a test wants to have. */
  record Plan(List<Handset> handsets, HandsetLimits limits, Optional<SSLContext> tls) {
    static Plan of(Handset... handsets) {
      return new Plan(List.of(handsets), quick(), Optional.empty());
    }

    Plan with(HandsetLimits other) {
      return new Plan(handsets, other, tls);
    }

    Plan with(SSLContext context) {
      return new Plan(handsets, limits, Optional.of(context));
    }
  }

  static Rig open(Plan plan) throws IOException {
    return new Rig(plan);
  }

  /** Returns limits as usual, with tones and refreshes that a test need not wait for. */
  static HandsetLimits quick() {
    return new HandsetLimits(
        400,
        50,
        2,
        32,
        Duration.ofSeconds(2),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofMillis(500));
  }

  static Handset plain(String name) {
    return new Handset(
        name, PASSWORD::toCharArray, "oak", SrtpPolicy.NEVER, Optional.empty(), true, false, false);
  }

  static Handset handset(String name, SrtpPolicy srtp, boolean tones) {
    return new Handset(
        name, PASSWORD::toCharArray, "oak", srtp, Optional.empty(), true, tones, false);
  }

  ListenAt point(Transport transport) {
    return points.stream().filter(at -> at.transport() == transport).findFirst().orElseThrow();
  }

  int port(Transport transport) {
    return point(transport).address().getPort();
  }

  private static List<ListenAt> points(boolean tls) throws IOException {
    var found = new ArrayList<ListenAt>();
    try (var udp = new DatagramSocket(0, HERE);
        var tcp = new ServerSocket(0, 1, HERE);
        var secure = new ServerSocket(0, 1, HERE)) {
      found.add(at(Transport.UDP, udp.getLocalPort()));
      found.add(at(Transport.TCP, tcp.getLocalPort()));
      if (tls) found.add(at(Transport.TLS, secure.getLocalPort()));
    }
    return found;
  }

  private static ListenAt at(Transport transport, int port) {
    return new ListenAt(transport, new InetSocketAddress(HERE, port));
  }

  @Override
  public void close() {
    handsets.close();
    voice.close();
  }
}
