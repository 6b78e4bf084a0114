package parley.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.voice.TwoStations.CALL;
import static parley.voice.TwoStations.console;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Talk;
import parley.voice.leg.LegState;
import parley.voice.rtp.RtpPacket;

/** Two stations, two routes, a console at each end. */
final class StationVoiceTest {
  private static final Talk AT_A = new Talk("ann", Codec.OPUS, true, List.of());
  private static final Talk AT_B = new Talk("bob", Codec.OPUS, true, List.of());

  @Test
  void what_each_console_says_the_other_hears_once() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var atBob = heardBy(bob);
      var atAnn = heardBy(ann);

      speak(ann, 0, 100);
      speak(bob, 1000, 100);

      Await.until("all heard", () -> atBob.size() >= 100 && atAnn.size() >= 100);
      assertThat(atBob).containsExactlyInAnyOrderElementsOf(numbers(0, 100));
      assertThat(atAnn).containsExactlyInAnyOrderElementsOf(numbers(1000, 100));
    }
  }

  @Test
  void a_route_cut_in_mid_stream_loses_no_word() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var atBob = heardBy(bob);

      speak(ann, 0, 100);
      stations.paths.get(0).cut(true);
      speak(ann, 100, 100);
      Await.until("all heard over one route", () -> atBob.size() >= 200);
      stations.paths.get(0).cut(false);
      stations.paths.get(1).cut(true);
      speak(ann, 200, 100);

      Await.until("all heard", () -> atBob.size() >= 300);
      assertThat(atBob).containsExactlyInAnyOrderElementsOf(numbers(0, 300));
    }
  }

  @Test
  void a_bad_route_that_repeats_and_reorders_never_makes_a_word_come_twice() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var atBob = heardBy(bob);
      stations.paths.get(0).repeat(0.5);
      stations.paths.get(0).delay(5, 40);
      stations.paths.get(1).lose(0.3);

      speak(ann, 0, 200);

      Await.until("all heard", () -> atBob.size() >= 200);
      assertThat(atBob).containsExactlyInAnyOrderElementsOf(numbers(0, 200));
      var copies =
          stations.b.lineLeg(TwoStations.LINE).orElseThrow().health().stream()
              .mapToLong(health -> health.duplicates())
              .sum();
      assertThat(copies).isGreaterThan(100);
    }
  }

  @Test
  void both_routes_cut_for_three_seconds_is_told_and_heals_by_itself() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var atBob = heardBy(bob);
      Await.until("told up", () -> stations.newsA.count("LINE alder up") == 1);

      stations.paths.forEach(path -> path.cut(true));
      Await.until("lost at a", () -> stations.newsA.all.contains("LINE alder lost"));
      Await.until("lost at b", () -> stations.newsB.all.contains("LINE alder lost"));
      stations.paths.forEach(path -> path.cut(false));

      Await.until("up again", () -> stations.newsA.count("LINE alder up") == 2);
      Await.until("up again at b", stations::linesUp);
      speak(ann, 0, 20);
      Await.until("heard again", () -> atBob.containsAll(numbers(0, 20)));
    }
  }

  @Test
  void a_station_that_restarts_is_heard_again_within_seconds() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      speak(ann, 0, 100);

      stations.restartB();
      try (var bob = console(stations.b, "bob")) {
        stations.b.set(CALL, AT_B);
        var atBob = heardBy(bob);
        Await.until("both lines up again", stations::linesUp);
        speak(ann, 500, 50);

        Await.until("heard again", () -> atBob.containsAll(numbers(500, 50)));
      }
      assertThat(stations.newsA.count("LINE alder up")).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void a_closed_station_leaves_its_addresses_to_the_next_at_once() {
    try (var stations = new TwoStations()) {
      for (var i = 0; i < 50; i++) {
        stations.restartB();
      }

      assertThat(stations.b.routeSocket("north")).isPresent();
    }
  }

  @Test
  void a_certificate_that_is_not_on_the_card_gets_no_speech_and_is_reported_as_seen() {
    try (var stations = new TwoStations()) {
      stations.lineAtA(Bytes.zeros(32));
      var news = "LINE alder wrong " + stations.identityB.fingerprint().hex();

      Await.until("reported", () -> stations.newsA.all.contains(news));

      assertThat(TwoStations.up(stations.a)).isFalse();
      assertThat(stations.newsA.count(news)).isEqualTo(1);
    }
  }

  @Test
  void the_side_that_answers_compares_the_certificate_too() {
    try (var stations = new TwoStations()) {
      stations.lineAtB(Bytes.zeros(32));
      var news = "LINE alder wrong " + stations.identityA.fingerprint().hex();

      Await.until("reported", () -> stations.newsB.all.contains(news));

      assertThat(TwoStations.up(stations.b)).isFalse();
    }
  }

  @Test
  void a_held_call_passes_nothing_and_a_resumed_one_goes_on() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var atBob = heardBy(bob);
      speak(ann, 0, 20);
      Await.until("heard", () -> atBob.size() == 20);

      stations.a.set(CALL, new Talk("ann", Codec.OPUS, false, List.of()));
      speak(ann, 100, 20);
      stations.a.set(CALL, AT_A);
      speak(ann, 200, 20);

      Await.until("heard again", () -> atBob.containsAll(numbers(200, 20)));
      assertThat(atBob).doesNotContainAnyElementsOf(numbers(100, 20));
    }
  }

  @Test
  void a_held_call_does_not_take_the_microphone_from_an_open_one() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var atBob = heardBy(bob);
      var other = new CallName(TwoStations.LINE, Side.B, "birch-0001");

      stations.a.set(other, new Talk("ann", Codec.OPUS, false, List.of()));
      speak(ann, 0, 20);
      stations.a.clear(other);
      speak(ann, 20, 20);

      Await.until("heard", () -> atBob.size() == 40);
      assertThat(atBob).containsExactlyInAnyOrderElementsOf(numbers(0, 40));
    }
  }

  @Test
  void more_calls_than_one_set_of_keys_may_carry_bring_new_keys_and_lose_nobody() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      var atBob = heardBy(bob);

      for (var i = 0; i < 1500; i++) {
        var call = new CallName(TwoStations.LINE, Side.A, "alder-" + i);
        stations.a.set(call, AT_A);
        stations.b.set(call, AT_B);
        var number = i;
        Await.until(
            "call " + i + " heard",
            () -> {
              ann.speak(Codec.OPUS, frame(number));
              bob.speak(Codec.OPUS, frame(number));
              return atBob.contains(number);
            });
        stations.a.clear(call);
        stations.b.clear(call);
      }

      assertThat(stations.linesUp()).isTrue();
      assertThat(stations.newsA.all).doesNotContain("LINE alder lost");
    }
  }

  @Test
  void a_closed_talk_gate_passes_silence_so_that_nobody_fears_a_fault() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      var sizes = Collections.synchronizedList(new ArrayList<Integer>());
      bob.hear((_, packet) -> sizes.add(packet.payload().size()));

      stations.a.talk("ann", false);
      speak(ann, 0, 20);

      Await.until("silence heard", () -> sizes.size() == 20);
      assertThat(sizes).containsOnly(3);
    }
  }

  @Test
  void a_listener_hears_their_side_and_our_side_on_two_tracks() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob");
        var lead = console(stations.a, "lead")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);
      stations.a.set(CALL, new Talk("ann", Codec.OPUS, true, List.of("lead")));
      var theirs = Collections.synchronizedList(new ArrayList<Integer>());
      var ours = Collections.synchronizedList(new ArrayList<Integer>());
      lead.hear((track, packet) -> (track == 0 ? theirs : ours).add(number(packet)));
      lead.speak(Codec.OPUS, frame(1));
      Await.until("leg of the listener up", () -> isUp(stations.a, "lead"));

      speak(ann, 0, 20);
      speak(bob, 100, 20);

      Await.until("both heard", () -> theirs.size() == 20 && ours.size() == 20);
      assertThat(ours).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
      assertThat(theirs).containsExactlyInAnyOrderElementsOf(numbers(100, 20));
    }
  }

  @Test
  void an_open_call_in_which_nobody_is_heard_is_told_and_so_is_the_return_of_speech() {
    try (var stations = new TwoStations();
        var ann = console(stations.a, "ann");
        var bob = console(stations.b, "bob")) {
      Await.until("both lines up", stations::linesUp);
      connect(stations);

      Await.until("told", () -> stations.newsB.all.contains("alder-0001 missing FROM_THEM"));
      Await.until("told", () -> stations.newsA.all.contains("alder-0001 missing FROM_US"));
      speak(ann, 0, 10);

      Await.until("told back", () -> stations.newsB.all.contains("alder-0001 back FROM_THEM"));
      Await.until("told back", () -> stations.newsA.all.contains("alder-0001 back FROM_US"));
      assertThat(bob.keyed()).isTrue();
    }
  }

  private static void connect(TwoStations stations) {
    stations.a.set(CALL, AT_A);
    stations.b.set(CALL, AT_B);
  }

  private static boolean isUp(StationVoice station, String position) {
    return station.leg(position).orElseThrow().state() == LegState.UP;
  }

  private static List<Integer> heardBy(FakeBrowser browser) {
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    browser.hear((_, packet) -> heard.add(number(packet)));
    return heard;
  }

  private static void speak(FakeBrowser browser, int from, int count) {
    for (var i = from; i < from + count; i++) {
      browser.speak(Codec.OPUS, frame(i));
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static Bytes frame(int number) {
    return Bytes.of(ByteBuffer.allocate(80).putInt(number).array());
  }

  private static int number(RtpPacket packet) {
    return ByteBuffer.wrap(packet.payload().toArray()).getInt();
  }

  private static List<Integer> numbers(int from, int count) {
    return IntStream.range(from, from + count).boxed().toList();
  }
}
