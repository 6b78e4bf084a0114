package parley.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.voice.dtls.VoiceIdentity;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Missing;
import parley.voice.leg.ConsoleLeg;
import parley.voice.leg.LegKind;
import parley.voice.leg.LegState;
import parley.voice.leg.LineSettings;

/** Two stations in one process, with two faulty routes between them, and a console at each. */
final class TwoStations implements AutoCloseable {
  static final String LINE = "alder";
  static final CallName CALL = new CallName(LINE, Side.A, "alder-0001");
  private static final Bytes PROBE_KEY =
      LineSettings.probeKey(Bytes.utf8("card a"), Bytes.utf8("card b"));

  final VoiceIdentity identityA = FakeBrowser.identity();
  final VoiceIdentity identityB = FakeBrowser.identity();
  final News newsA = new News();
  final News newsB = new News();
  final List<FaultyDatagrams> paths = new ArrayList<>();
  final StationVoice a;
  StationVoice b;

  private final boolean direct;

  TwoStations() {
    this(false);
  }

  private TwoStations(boolean direct) {
    this.direct = direct;
    a = station(identityA, newsA, anyPort());
    b = station(identityB, newsB, anyPort());
    for (var route : List.of("north", "south")) {
      paths.add(FaultyDatagrams.between(address(a, route), address(b, route), 1));
    }
    lineAtA(identityB.fingerprint());
    lineAtB(identityA.fingerprint());
  }

  /** Two stations with nothing between them. */
  static TwoStations direct() {
    return new TwoStations(true);
  }

  /** What a station's ear was told, in words. */
  static final class News implements VoiceEar {
    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void legUp(LegKind kind, String name) {
      all.add(kind + " " + name + " up");
    }

    @Override
    public void legLost(LegKind kind, String name) {
      all.add(kind + " " + name + " lost");
    }

    @Override
    public void wrongFingerprint(String line, Bytes seen) {
      all.add("LINE " + line + " wrong " + seen.hex());
    }

    @Override
    public void audioMissing(CallName call, Missing from) {
      all.add(call.serial() + " missing " + from);
    }

    @Override
    public void audioBack(CallName call, Missing from) {
      all.add(call.serial() + " back " + from);
    }

    long count(String news) {
      return all.stream().filter(news::equals).count();
    }
  }

  /** Ends station b and starts it again on the same ports, with nothing remembered. */
  void restartB() {
    var routes = Map.of("north", address(b, "north"), "south", address(b, "south"));
    b.close();
    b = station(identityB, newsB, routes);
    lineAtB(identityA.fingerprint());
  }

  void lineAtA(Bytes theirs) {
    var paths = direct ? straightTo(b) : through(FaultyDatagrams::facingLeft);
    a.line(new LineVoice(LINE, Bytes.zeros(16), Side.A, theirs, PROBE_KEY, paths));
  }

  void lineAtB(Bytes theirs) {
    lineAtB(theirs, PROBE_KEY);
  }

  void lineAtB(Bytes theirs, Bytes probeKey) {
    var paths = direct ? straightTo(a) : through(FaultyDatagrams::facingRight);
    b.line(new LineVoice(LINE, Bytes.zeros(16), Side.B, theirs, probeKey, paths));
  }

  boolean linesUp() {
    return up(a) && up(b);
  }

  static boolean up(StationVoice station) {
    return station.lineLeg(LINE).orElseThrow().state() == LegState.UP;
  }

  /** Connects a browser to a position. The browser has its keys before the station has them. */
  static FakeBrowser console(StationVoice station, String position) {
    var browser = new FakeBrowser();
    browser.accept(answer(station, position, browser.offer()).sdp());
    Await.until("keys of " + position, browser::keyed);
    var leg = (ConsoleLeg) station.leg(position).orElseThrow();
    Await.until("keys for " + position, leg::keyed);
    return browser;
  }

  static LegAnswer.Accepted answer(StationVoice station, String position, String offer) {
    return switch (station.offer(position, offer)) {
      case LegAnswer.Accepted accepted -> accepted;
      case LegAnswer.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  private List<LineVoice.Path> through(Function<FaultyDatagrams, InetSocketAddress> facing) {
    return List.of(
        new LineVoice.Path("north", "north", facing.apply(paths.get(0))),
        new LineVoice.Path("south", "south", facing.apply(paths.get(1))));
  }

  private static List<LineVoice.Path> straightTo(StationVoice other) {
    return List.of(
        new LineVoice.Path("north", "north", address(other, "north")),
        new LineVoice.Path("south", "south", address(other, "south")));
  }

  static InetSocketAddress address(StationVoice station, String route) {
    return station.routeSocket(route).orElseThrow().address();
  }

  static Map<String, InetSocketAddress> anyPort() {
    return Map.of("north", loopback(), "south", loopback());
  }

  static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static StationVoice station(
      VoiceIdentity identity, VoiceEar ear, Map<String, InetSocketAddress> routes) {
    try {
      return StationVoice.open(new VoiceSettings(loopback(), loopback(), routes), identity, ear);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    a.close();
    b.close();
    paths.forEach(FaultyDatagrams::close);
  }
}
