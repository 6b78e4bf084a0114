package parley.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.voice.TwoStations.CALL;
import static parley.voice.TwoStations.LINE;
import static parley.voice.TwoStations.console;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.voice.exchange.Talk;
import parley.voice.leg.Datagrams;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegState;
import parley.voice.leg.LineSettings;
import parley.voice.leg.VoiceSocket;
import parley.voice.stun.StunMessage;
import parley.voice.stun.StunWriter;

/** The leg between two stations, and what strangers can do to it. */
final class LineLegTest {
  /** Worked out by other means: sha256sum of the bytes that the rule names. */
  private static final long SSRC = 865_726_982L;

  @Test
  void the_stream_of_a_call_has_the_number_that_both_ends_work_out() {
    var line = Bytes.of(counting());
    var settings =
        new LineSettings(LINE, line, Side.A, Bytes.zeros(32), Bytes.utf8("k"), List.of());

    assertThat(settings.ssrc(Side.B, "alder-0017", Side.A)).isEqualTo(SSRC);
    assertThat(settings.ssrc(Side.B, "alder-0017", Side.B)).isNotEqualTo(SSRC);
    assertThat(settings.toString()).doesNotContain(settings.probeKey().hex());
  }

  @Test
  void a_stranger_on_a_route_gets_nothing_back_and_changes_nothing() throws IOException {
    try (var stations = new TwoStations();
        var stranger = VoiceSocket.open(TwoStations.loopback())) {
      Await.until("both lines up", stations::linesUp);
      var answers = new AtomicInteger();
      Datagrams counter = (_, _, _) -> answers.incrementAndGet();
      var target = TwoStations.address(stations.b, "north");
      stranger.assign(target, counter);
      var strays = stations.b.routeSocket("north").orElseThrow().strays();

      send(stranger, stations.b, probe(Bytes.utf8("guessed"), Side.A));
      send(stranger, stations.b, hello());
      send(stranger, stations.b, new byte[] {(byte) 128, 111, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});

      var socket = stations.b.routeSocket("north").orElseThrow();
      Await.until("dropped as strays", () -> socket.strays() >= strays + 2);
      assertThat(Await.within(Duration.ofMillis(300), () -> answers.get() > 0)).isFalse();
      assertThat(stations.linesUp()).isTrue();
      assertThat(stations.newsB.all).doesNotContain("LINE alder lost");
    }
  }

  @Test
  void a_line_whose_cards_differ_stays_deaf() {
    try (var stations = new TwoStations()) {
      stations.lineAtB(stations.identityA.fingerprint(), Bytes.utf8("another pairing"));

      var up = Await.within(Duration.ofSeconds(2), () -> TwoStations.up(stations.a));

      assertThat(up).isFalse();
    }
  }

  @Test
  void nonsense_on_every_route_stops_no_speech() {
    var chance = new Random(7);
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      stations.a.set(CALL, new Talk("ann", Codec.OPUS, true, List.of()));
      stations.b.set(CALL, new Talk("bob", Codec.OPUS, true, List.of()));
      var heard = Collections.synchronizedList(new ArrayList<Integer>());
      bob.hear((_, packet) -> heard.add(packet.payload().size()));
      var path = stations.paths.getFirst();

      for (var i = 0; i < 20_000; i++) {
        var bytes = new byte[14 + chance.nextInt(200)];
        chance.nextBytes(bytes);
        bytes[0] = new byte[] {0, 22, (byte) 128, bytes[0]}[i % 4];
        path.inject(bytes);
        if (i % 200 == 0) ann.speak(Codec.OPUS, Bytes.zeros(50));
      }

      Await.until("all heard", () -> heard.size() >= 100);
      assertThat(heard).hasSize(100).containsOnly(50);
      assertThat(stations.linesUp()).isTrue();
    }
  }

  @Test
  void a_dead_route_is_shown_dead_while_the_leg_stays_up() {
    try (var stations = new TwoStations()) {
      Await.until("both lines up", stations::linesUp);

      stations.paths.getFirst().cut(true);

      Await.until("north lost", () -> health(stations, "north").state() == LegState.LOST);
      assertThat(health(stations, "south").state()).isEqualTo(LegState.UP);
      assertThat(health(stations, "south").rttMillis()).isBetween(0.0, 5000.0);
      assertThat(stations.linesUp()).isTrue();
    }
  }

  @Test
  void handshakes_come_through_two_routes_that_lose_a_third_each() {
    try (var stations = new TwoStations()) {
      stations.paths.forEach(path -> path.lose(0.33));

      stations.restartB();

      Await.until("both lines up", stations::linesUp);
    }
  }

  @Test
  void saying_the_same_about_a_call_again_breaks_no_spurt() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      var talk = new Talk("ann", Codec.OPUS, true, List.of());
      stations.a.set(CALL, talk);
      stations.b.set(CALL, new Talk("bob", Codec.OPUS, true, List.of()));
      var marked = Collections.synchronizedList(new ArrayList<Boolean>());
      bob.hear((_, packet) -> marked.add(packet.marker()));

      for (var i = 0; i < 10; i++) {
        stations.a.set(CALL, talk);
        ann.speak(Codec.OPUS, Bytes.zeros(50));
        var count = i + 1;
        Await.until("heard", () -> marked.size() == count);
      }

      assertThat(marked.getFirst()).isTrue();
      assertThat(marked.subList(1, 10)).containsOnly(false);
    }
  }

  @Test
  void a_path_through_a_socket_that_does_not_exist_is_refused() {
    try (var stations = new TwoStations()) {
      var path = new LineVoice.Path("east", "east", TwoStations.loopback());
      var line =
          new LineVoice(
              "oak", Bytes.zeros(16), Side.A, Bytes.zeros(32), Bytes.utf8("k"), List.of(path));

      assertThatThrownBy(() -> stations.a.line(line))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("east");
    }
  }

  private static LegHealth health(TwoStations stations, String route) {
    return stations.a.lineLeg(LINE).orElseThrow().health().stream()
        .filter(health -> health.route().filter(route::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static byte[] probe(Bytes key, Side side) {
    return StunWriter.request(Bytes.utf8("twelve bytes"))
        .user(Bytes.zeros(16).hex() + ":" + side.letter())
        .put(StunMessage.INSTANCE, Bytes.zeros(8))
        .put(StunMessage.SESSION, Bytes.zeros(8))
        .sign(key);
  }

  private static byte[] hello() {
    var bytes = new byte[60];
    bytes[0] = 22;
    bytes[1] = (byte) 0xfe;
    bytes[2] = (byte) 0xfd;
    bytes[13] = 1;
    return bytes;
  }

  private static void send(VoiceSocket from, StationVoice to, byte[] bytes) {
    from.send(bytes, 0, bytes.length, TwoStations.address(to, "north"));
  }

  private static byte[] counting() {
    var bytes = new byte[16];
    IntStream.range(0, 16).forEach(i -> bytes[i] = (byte) i);
    return bytes;
  }
}
