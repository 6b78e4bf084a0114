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

/** Somebody who has both cards and birch's addresses, but not the key of birch's voice. */
@ExtendWith(SharedPair.class)
final class VoiceImpostorTest {
  private static final String SPY = "spy";
  private static final int ONE_SECOND = 50;

  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;
  private final VoiceIdentity other = FakeBrowser.identity();

  VoiceImpostorTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
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

  @Test
  void a_wrong_certificate_on_a_line_carries_no_voice_raises_an_alarm_and_is_entered()
      throws IOException {
    try (var ann = FakeConsole.at(alder, "desk-1");
        var bob = FakeConsole.at(birch, "desk-1")) {
      var call = TalkingCall.between(alder, birch);
      bob.awaitWordsOf(ann, ONE_SECOND);
      two.birchHouse().kill();
      TalkingCall.awaitVoice(alder, call, "lost");

      pretendToBeBirch(call, ann);

      two.birchHouse().run();
      two.awaitNormal();
      bob.takeTheWatchAgain();
      bob.awaitWordsOf(ann, ONE_SECOND);
      ann.awaitWordsOf(bob, ONE_SECOND);
      two.stations().forEach(station -> TalkingCall.awaitVoice(station, call, "up"));
      TalkingCall.end(alder, call);
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

  private void pretendToBeBirch(String call, FakeConsole ann) throws IOException {
    var overheard = new AtomicInteger();
    try (var impostor = impostor();
        var spy = new FakeBrowser()) {
      spy.hear((_, _) -> overheard.incrementAndGet());
      listen(impostor, spy, call);

      Patience.until(
          "an alarm about the certificate",
          () -> TalkingCall.voiceAlarms(alder).contains("Somebody else's voice certificate"));
      int until = ann.said() + 3 * ONE_SECOND;
      Patience.until("ann has gone on speaking", () -> ann.said() > until);

      assertThat(TalkingCall.lineLeg(alder)).doesNotContain("up");
      assertThat(TalkingCall.voice(alder, call)).isEqualTo("lost");
      assertThat(impostor.lineLeg("alder").orElseThrow().state()).isEqualTo(LegState.STARTING);
      assertThat(overheard).hasValue(0);
    }
  }

  /** Takes the call as birch would, and hands alder's speech to the spy. */
  private void listen(StationVoice impostor, FakeBrowser spy, String call) throws IOException {
    if (!(impostor.offer(SPY, spy.offer()) instanceof LegAnswer.Accepted(var sdp, var _))) {
      throw new AssertionError("the spy's offer was refused");
    }
    spy.accept(sdp);
    Patience.until("the spy has keys", spy::keyed);
    var alders = sideOfBirch().other();
    impostor.set(new CallName("alder", alders, call), new Talk(SPY, Codec.OPUS, true, List.of()));
  }

  /** Sits at birch's own addresses while birch is away, so that its probes are the right ones. */
  private StationVoice impostor() throws IOException {
    var cards = cards();
    Map<String, InetSocketAddress> routes = new LinkedHashMap<>();
    List<LineVoice.Path> paths = new ArrayList<>();
    for (var route : two.birchHouse().routes()) {
      routes.put(route.name(), loopback(route.listen()));
    }
    var names = List.copyOf(routes.keySet());
    var alderAt = two.alderHouse().routes();
    for (var i = 0; i < names.size(); i++) {
      var peer = loopback(alderAt.get(i).advertise());
      paths.add(new LineVoice.Path(names.get(i), names.get(i), peer));
    }
    var settings = new VoiceSettings(loopback(0), loopback(0), routes);
    var voice = StationVoice.open(settings, other, new Deaf());
    var side = sideOfBirch();
    var alders = cards.card(side.other()).keys().voice();
    voice.line(new LineVoice("alder", cards.line().bytes(), side, alders, probeKey(cards), paths));
    return voice;
  }

  private static Bytes probeKey(PairedCards cards) {
    return LineSettings.probeKey(
        cards.a().fingerprint().digest().bytes(), cards.b().fingerprint().digest().bytes());
  }

  private PairedCards cards() throws IOException {
    return PairingBook.read(two.birchHouse().state()).pairs().getFirst().cards();
  }

  private Side sideOfBirch() throws IOException {
    var pair = PairingBook.read(two.birchHouse().state()).pairs().getFirst();
    return pair.cards().sideOf(pair.ours().fingerprint());
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
