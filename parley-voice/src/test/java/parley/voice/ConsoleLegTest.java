package parley.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.voice.TwoStations.answer;
import static parley.voice.TwoStations.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.voice.dtls.Outcome;
import parley.voice.leg.ConsoleLeg;
import parley.voice.leg.LegState;

/** A console's leg against a browser made of our own parts. */
final class ConsoleLegTest {
  private final TwoStations.News news = new TwoStations.News();
  private final StationVoice station =
      TwoStations.station(FakeBrowser.identity(), news, TwoStations.anyPort());

  @AfterEach
  void closeStation() {
    station.close();
  }

  @Test
  void a_browser_whose_certificate_is_not_that_of_its_offer_is_not_let_in() {
    var offer = FakeBrowser.offer(Bytes.utf8("0123456789abcdef0123456789ABCDEF"));
    try (var browser = new FakeBrowser()) {
      browser.accept(answer(station, "ann", offer).sdp());
      Await.until("the handshake over", () -> browser.outcome() != null);

      assertThat(browser.outcome()).isNotInstanceOf(Outcome.Agreed.class);
      assertThat(state("ann")).isEqualTo(LegState.STARTING);
    }
  }

  @Test
  void a_check_with_a_wrong_name_or_password_gets_no_answer_and_changes_nothing() {
    try (var ann = console(station, "ann");
        var stranger = new FakeBrowser()) {
      speak(ann, 3);
      Await.until("up", () -> state("ann") == LegState.UP);
      var accepted = answer(station, "bob", stranger.offer());
      var password = Bytes.utf8(line(accepted.sdp(), "a=ice-pwd:"));
      var user = line(accepted.sdp(), "a=ice-ufrag:");
      stranger.aim(station.consoleSocket().address());

      stranger.check("nobody", password);
      stranger.check(user, Bytes.utf8("guessed"));
      stranger.check(user.substring(1), password);
      var unanswered = !Await.within(Duration.ofMillis(300), () -> stranger.answers() > 0);
      stranger.check(user, password);

      assertThat(unanswered).isTrue();
      Await.until("the right ones get an answer", () -> stranger.answers() == 1);
      assertThat(state("ann")).isEqualTo(LegState.UP);
    }
  }

  @Test
  void an_offer_made_again_takes_the_place_of_the_leg_before_with_an_open_talk_gate() {
    try (var before = console(station, "ann")) {
      speak(before, 3);
      Await.until("up", () -> state("ann") == LegState.UP);
      station.talk("ann", false);
      var leg = (ConsoleLeg) station.leg("ann").orElseThrow();

      try (var again = console(station, "ann")) {
        speak(again, 3);
        Await.until("up again", () -> state("ann") == LegState.UP);
        var next = (ConsoleLeg) station.leg("ann").orElseThrow();

        assertThat(next.id()).isNotEqualTo(leg.id());
        assertThat(next.talks()).isTrue();
        assertThat(leg.state()).isEqualTo(LegState.LOST);
        assertThat(news.all).doesNotContain("CONSOLE ann lost");
      }
    }
  }

  @Test
  void with_echo_on_a_console_hears_itself() {
    try (var ann = console(station, "ann")) {
      List<Bytes> heard = Collections.synchronizedList(new ArrayList<>());
      ann.hear((track, packet) -> heard.add(packet.payload()));
      station.echo("ann", true);

      speak(ann, 10);

      Await.until("heard", () -> heard.size() == 10);
      assertThat(heard).containsOnly(Bytes.utf8("speech"));
    }
  }

  @Test
  void a_console_that_falls_silent_is_lost_within_three_seconds_and_comes_back_by_itself() {
    try (var ann = console(station, "ann")) {
      speak(ann, 3);
      Await.until("up", () -> news.count("CONSOLE ann up") == 1);

      Await.until("lost", () -> news.count("CONSOLE ann lost") == 1);
      speak(ann, 3);

      Await.until("up again", () -> news.count("CONSOLE ann up") == 2);
    }
  }

  @Test
  void reports_tell_the_round_trip_of_a_leg() {
    try (var ann = console(station, "ann")) {
      station.echo("ann", true);

      Await.until(
          "a round trip",
          () -> {
            speak(ann, 1);
            ann.tick();
            return station.health().getFirst().rttMillis() >= 0;
          });

      assertThat(station.health().getFirst().rttMillis()).isBetween(0.0, 2000.0);
      assertThat(station.health().getFirst().loss()).isZero();
      assertThat(station.health().getFirst().mos()).isGreaterThan(4);
    }
  }

  @Test
  void a_hundred_thousand_datagrams_of_nonsense_do_a_live_socket_no_harm() {
    var chance = new Random(6);
    try (var ann = console(station, "ann");
        var stranger = new FakeBrowser()) {
      speak(ann, 3);
      Await.until("up", () -> state("ann") == LegState.UP);
      List<Bytes> heard = Collections.synchronizedList(new ArrayList<>());
      var to = station.consoleSocket().address();

      for (var i = 0; i < 100_000; i++) {
        var bytes = new byte[chance.nextInt(200)];
        chance.nextBytes(bytes);
        if (bytes.length > 0) bytes[0] = new byte[] {0, 22, (byte) 128, bytes[0]}[i % 4];
        var from = i % 2 == 0 ? ann : stranger;
        from.socket().send(bytes, 0, bytes.length, to);
      }
      ann.hear((track, packet) -> heard.add(packet.payload()));
      station.echo("ann", true);

      Await.until(
          "still heard",
          () -> {
            speak(ann, 1);
            return heard.size() > 10;
          });
      assertThat(stranger.answers()).isZero();
      assertThat(heard).containsOnly(Bytes.utf8("speech"));
      assertThat(station.consoleSocket().strays()).isGreaterThan(1000);
    }
  }

  private LegState state(String position) {
    return station.leg(position).orElseThrow().state();
  }

  private static void speak(FakeBrowser browser, int count) {
    for (var i = 0; i < count; i++) {
      browser.speak(Codec.OPUS, Bytes.utf8("speech"));
    }
  }

  private static String line(String sdp, String start) {
    return sdp.lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }
}
