package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import parley.station.demo.Demo;
import parley.voice.Codec;
import parley.voice.handset.Decline;
import parley.voice.handset.Handset;
import parley.voice.handset.HandsetConfig;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.HandsetPort;
import parley.voice.handset.ListenAt;
import parley.voice.handset.OffHook;
import parley.voice.handset.Ring;
import parley.voice.handset.SrtpPolicy;
import parley.voice.handset.Stop;
import parley.voice.leg.VoiceSocket;
import parley.voice.sip.SipHandsets;

/**
 * {@code ./parley bench sip}: from INVITE to 180, our registrar and Kamailio in turns, both
 * checking a digest and answering at once. Beside it the same through two whole stations, where 180
 * means that a position at the other side rings and both journals say so.
 */
public final class SipBench {
  private static final int ROUNDS = 7;
  private static final int RINGS = 60;
  private static final int WARM = 400;
  private static final int KAMAILIO_PORT = 18_060;
  private static final int PORT = 18_643;
  private static final int THROUGH = 40;

  private SipBench() {}

  /** Measures and prints; the last line is for machines. */
  public static void main(String[] arguments) throws Exception {
    var ours = new Figures();
    var theirs = new Figures();
    var behindThem = new SipCaller("desk", loopback(KAMAILIO_PORT));
    behindThem.ringWhenRung();
    Process kamailio = kamailio(behindThem.port());
    try (var registrar = new OurRegistrar();
        var behindUs = new SipCaller("desk", registrar.address());
        var toUs = new SipCaller("phone", registrar.address());
        var toThem = new SipCaller("phone", loopback(KAMAILIO_PORT))) {
      behindUs.register();
      behindUs.ringWhenRung();
      toUs.register();
      toUs.learnChallenge();
      toThem.learnChallenge();
      ring(toUs, WARM, new Figures());
      ring(toThem, WARM, new Figures());
      for (int round = 0; round < ROUNDS; round++) {
        ring(toUs, RINGS, ours);
        ring(toThem, RINGS, theirs);
      }
    } finally {
      kamailio.destroy();
    }
    say("INVITE -> 180, Parley's registrar", ours);
    say("INVITE -> 180, Kamailio", theirs);
    say("INVITE -> 180 through two stations and both journals", throughBoth());
    System.out.printf(Locale.ROOT, "invite_180_ratio=%.2f%n", ours.median() / theirs.median());
    System.exit(0);
  }

  private static void say(String what, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "%s: n=%d median %.2f ms p95 %.2f ms max %.1f ms%n",
        what,
        figures.count(),
        figures.median(),
        figures.at(0.95),
        figures.at(1));
  }

  private static void ring(SipCaller caller, int times, Figures into) throws IOException {
    for (int i = 0; i < times; i++) {
      into.add(caller.ring());
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Process kamailio(int callee) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("parley-kamailio");
    try (var in = SipBench.class.getResourceAsStream("kamailio.cfg")) {
      if (in == null) {
        throw new IOException("the bench lacks kamailio.cfg");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var config = folder.resolve("kamailio.cfg");
      Files.writeString(
          config,
          text.replace("KAMAILIO_PORT", Integer.toString(KAMAILIO_PORT))
              .replace("CALLEE_PORT", Integer.toString(callee)));
      var started =
          new ProcessBuilder(
                  "kamailio", "-DD", "-E", "-f", config.toString(), "-Y", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      TimeUnit.SECONDS.sleep(2);
      if (!started.isAlive()) {
        throw new IOException(
            "kamailio (Debian's package of that name) did not start: "
                + Files.readString(folder.resolve("log")));
      }
      return started;
    }
  }

  /** The registrar alone: whoever lifts rings the other phone. */
  private static final class OurRegistrar implements HandsetEar, AutoCloseable {
    private final VoiceSocket voice = VoiceSocket.open(loopback(0));
    private final InetSocketAddress address = loopback(18_061);
    private final HandsetPort port;
    private String lifted = "";

    OurRegistrar() throws IOException {
      var usual = HandsetLimits.usual();
      var limits =
          new HandsetLimits(
              100_000,
              100_000,
              64,
              usual.connections(),
              usual.minRegistration(),
              usual.maxRegistration(),
              Duration.ofMinutes(30),
              usual.refresh(),
              usual.silence(),
              usual.refusalTone());
      var config =
          new HandsetConfig(
              List.of(new ListenAt(ListenAt.Transport.UDP, address)),
              "alder",
              List.of(phone("phone"), phone("desk")),
              limits);
      port =
          SipHandsets.open(
              config,
              new SipHandsets.Wiring(
                  this,
                  (_, _) -> {},
                  voice,
                  voice.address(),
                  Optional.empty(),
                  new SecureRandom()));
    }

    private static Handset phone(String name) {
      return new Handset(
          name,
          () -> "off-the-hook".toCharArray(),
          "birch",
          SrtpPolicy.NEVER,
          Optional.empty(),
          false,
          false,
          false);
    }

    InetSocketAddress address() {
      return address;
    }

    @Override
    public void lifted(OffHook offHook) {
      lifted = offHook.call();
      port.ring(new Ring("desk", "to " + lifted, "caller", offHook.precedence(), offHook.codecs()));
    }

    @Override
    public void registered(String handset) {}

    @Override
    public void expired(String handset) {}

    @Override
    public void ringing(String handset, String call) {
      port.alerting(lifted);
    }

    @Override
    public void answered(String handset, String call, Codec codec) {}

    @Override
    public void declined(String handset, String call, Decline why) {}

    @Override
    public void held(String handset, String call, boolean held) {}

    @Override
    public void putDown(String handset, String call, boolean lost) {
      port.stopRinging("desk", "to " + call, Stop.WITHDRAWN);
    }

    @Override
    public void close() {
      port.close();
      voice.close();
    }
  }

  private static Figures throughBoth() throws Exception {
    var figures = new Figures();
    Path folder = Files.createTempDirectory("parley-bench");
    try (var demo = Demo.start(folder, PORT, true, said -> System.out.println(said))) {
      if (!demo.awaitReady()) {
        throw new IllegalStateException("the two stations did not become ready");
      }
      try (var caller = new SipCaller("phone", loopback(PORT + 4));
          var callee = new SipCaller("phone", loopback(PORT + 104))) {
        caller.register();
        callee.register();
        arm(folder);
        for (int i = 0; i < THROUGH; i++) {
          arm(folder);
          figures.add(caller.ring());
        }
      }
    }
    return figures;
  }

  /** A console's beat, so that birch has somebody armed beside its phone. */
  private static void arm(Path folder) throws IOException, InterruptedException {
    var token = Files.readString(folder.resolve("birch.token")).strip();
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + (PORT + 100) + "/api/v1/positions/desk-1/arm"))
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.ofString("{\"audio\":\"running\",\"proven\":true}"))
              .build();
      http.send(request, BodyHandlers.discarding());
    }
  }
}
