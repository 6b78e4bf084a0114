package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.card.PairedCards;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingBook.Pair;
import parley.voice.Codec;
import parley.voice.FakeBrowser;
import parley.voice.LegAnswer;
import parley.voice.LineVoice;
import parley.voice.StationVoice;
import parley.voice.VoiceEar;
import parley.voice.VoiceSettings;
import parley.voice.dtls.VoiceIdentity;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Missing;
import parley.voice.exchange.Talk;
import parley.voice.leg.LegKind;
import parley.voice.leg.LegState;
import parley.voice.leg.LineSettings;

/** Somebody who has both cards and a station's addresses, but not the key of its voice. */
@ExtendWith(SharedPair.class)
final class VoiceImpostorTest {
  private static final String SPY = "spy";
  private static final int ONE_SECOND = 50;

  private final TwoProcesses two;
  private final VoiceIdentity other = FakeBrowser.identity();

  VoiceImpostorTest(TwoProcesses two) {
    this.two = two;
  }

  /** Does not care. */
  private static final class Deaf implements VoiceEar {
    @Override
    public void legUp(LegKind kind, String name) {}

    @Override
    public void legLost(LegKind kind, String name) {}

    @Override
    public void wrongFingerprint(String line, Bytes seen) {}

    @Override
    public void audioMissing(CallName call, Missing from) {}

    @Override
    public void audioBack(CallName call, Missing from) {}
  }

  /** Who is lied to, and whose place the impostor takes. */
  private record Cast(
      OneStation victim, Installation victimHouse, OneStation away, Installation awayHouse) {}

  @Test
  void birchs_place_taken_with_another_certificate_carries_no_voice_and_is_entered()
      throws IOException {
    twoSpeakAndOneIsReplaced(
        new Cast(two.alder(), two.alderHouse(), two.birch(), two.birchHouse()));
  }

  /** Alder and birch are different sides of the line: one shakes hands, the other is asked to. */
  @Test
  void alders_place_taken_with_another_certificate_carries_no_voice_and_is_entered()
      throws IOException {
    twoSpeakAndOneIsReplaced(
        new Cast(two.birch(), two.birchHouse(), two.alder(), two.alderHouse()));
  }

  private void twoSpeakAndOneIsReplaced(Cast cast) throws IOException {
    try (var ann = FakeConsole.at(cast.victim(), "desk-1");
        var bob = FakeConsole.at(cast.away(), "desk-1")) {
      var call = TalkingCall.between(cast.victim(), cast.away());
      bob.awaitWordsOf(ann, ONE_SECOND);
      cast.awayHouse().kill();
      TalkingCall.awaitVoice(cast.victim(), call, "lost");

      pretendToBeAway(cast, call, ann);

      cast.awayHouse().run();
      two.awaitNormal();
      bob.takeTheWatchAgain();
      bob.awaitWordsOf(ann, ONE_SECOND);
      ann.awaitWordsOf(bob, ONE_SECOND);
      two.stations().forEach(station -> TalkingCall.awaitVoice(station, call, "up"));
      TalkingCall.end(cast.victim(), call);
    }
    for (var station : two.stations()) {
      Patience.until("the fault is in the journal of " + station.name(), () -> entered(station));
    }
    two.stations().forEach(station -> station.awaitArmed(0));
  }

  private boolean entered(OneStation station) {
    return station.tail().lines().anyMatch(this::tellsOfTheOther);
  }

  private boolean tellsOfTheOther(String line) {
    return line.contains("voice-fault") && line.contains(other.fingerprint().hex());
  }

  private void pretendToBeAway(Cast cast, String call, FakeConsole ann) throws IOException {
    var overheard = new AtomicInteger();
    try (var impostor = impostor(cast);
        var spy = new FakeBrowser()) {
      spy.hear((_, _) -> overheard.incrementAndGet());
      listen(impostor, spy, cast, call);

      Patience.until(
          "an alarm about the certificate",
          () ->
              TalkingCall.voiceAlarms(cast.victim()).contains("Somebody else's voice certificate"));
      int until = ann.said() + 3 * ONE_SECOND;
      Patience.until("ann has gone on speaking", () -> ann.said() > until);

      assertThat(TalkingCall.lineLeg(cast.victim())).doesNotContain("up");
      assertThat(TalkingCall.voice(cast.victim(), call)).isEqualTo("lost");
      assertThat(impostor.lineLeg(cast.victim().name()).orElseThrow().state())
          .isEqualTo(LegState.STARTING);
      assertThat(overheard).hasValue(0);
    }
  }

  /** Takes the call as the other station would, and hands what is said in it to the spy. */
  private static void listen(StationVoice impostor, FakeBrowser spy, Cast cast, String call)
      throws IOException {
    if (!(impostor.offer(SPY, spy.offer()) instanceof LegAnswer.Accepted(var sdp, var _))) {
      throw new AssertionError("the spy's offer was refused");
    }
    spy.accept(sdp);
    Patience.until("the spy has keys", spy::keyed);
    var name = new CallName(cast.victim().name(), side(cast).other(), call);
    impostor.set(name, new Talk(SPY, Codec.OPUS, true, List.of()));
  }

  /** Sits at a station's own addresses while it is away, so that its probes are the right ones. */
  private StationVoice impostor(Cast cast) throws IOException {
    Map<String, InetSocketAddress> routes = new LinkedHashMap<>();
    List<LineVoice.Path> paths = new ArrayList<>();
    for (var route : cast.awayHouse().routes()) {
      var peer = cast.victimHouse().routes().get(paths.size()).advertise();
      routes.put(route.name(), loopback(route.listen()));
      paths.add(new LineVoice.Path(route.name(), route.name(), loopback(peer)));
    }
    var settings = new VoiceSettings(loopback(0), loopback(0), routes);
    var voice = StationVoice.open(settings, other, new Deaf());
    voice.line(line(cast, paths));
    return voice;
  }

  private static LineVoice line(Cast cast, List<LineVoice.Path> paths) throws IOException {
    var cards = pair(cast).cards();
    var side = side(cast);
    var victims = cards.card(side.other()).keys().voice();
    var name = cast.victim().name();
    return new LineVoice(name, cards.line().bytes(), side, victims, probeKey(cards), paths);
  }

  private static Bytes probeKey(PairedCards cards) {
    return LineSettings.probeKey(
        cards.a().fingerprint().digest().bytes(), cards.b().fingerprint().digest().bytes());
  }

  private static Pair pair(Cast cast) throws IOException {
    return PairingBook.read(cast.awayHouse().state()).pairs().getFirst();
  }

  private static Side side(Cast cast) throws IOException {
    return pair(cast).cards().sideOf(pair(cast).ours().fingerprint());
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
