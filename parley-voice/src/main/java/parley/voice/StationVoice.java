package parley.voice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.journal.Malformed;
import parley.voice.dtls.Handshakes;
import parley.voice.dtls.VoiceIdentity;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Exchange;
import parley.voice.exchange.Talk;
import parley.voice.leg.ConsoleLeg;
import parley.voice.leg.Leg;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegKind;
import parley.voice.leg.LineLeg;
import parley.voice.leg.LineSettings;
import parley.voice.leg.MonoClock;
import parley.voice.leg.Surroundings;
import parley.voice.leg.VoiceSocket;
import parley.voice.srtp.Srtp;

/**
 * The voice of one station: its sockets, its legs, its exchange, and the thread that minds them.
 */
public final class StationVoice implements AutoCloseable {
  /** So many handshakes may be under way: a whole watch may come back at once. */
  private static final int HANDSHAKES = 64;

  private static final long TICK_NANOS = 100_000_000;
  private static final Logger LOG = LoggerFactory.getLogger(StationVoice.class);

  private final Surroundings around;
  private final VoiceEar ear;
  private final VoiceSocket consoles;
  private final InetSocketAddress advertised;
  private final Map<String, VoiceSocket> routes;
  private final Exchange exchange = new Exchange();
  private final Map<String, Leg> legs = new ConcurrentHashMap<>();
  private final Map<String, LineLeg> lines = new ConcurrentHashMap<>();
  private final Reporter reporter;
  private final Thread ticker;
  private volatile boolean open = true;

  private StationVoice(Surroundings around, VoiceEar ear, Sockets sockets) {
    this.around = around;
    this.ear = ear;
    reporter = new Reporter(ear);
    consoles = sockets.consoles();
    routes = sockets.routes();
    advertised = sockets.advertised();
    ticker = Thread.ofPlatform().daemon().name("voice-tick").unstarted(this::run);
  }

  private record Sockets(
      VoiceSocket consoles, InetSocketAddress advertised, Map<String, VoiceSocket> routes) {}

  /**
   * Opens every socket and starts.
   *
   * @throws IOException if an address cannot be had; then nothing stays open
   */
  public static StationVoice open(VoiceSettings settings, VoiceIdentity identity, VoiceEar ear)
      throws IOException {
    return open(settings, identity, ear, System::nanoTime);
  }

  /** Opens every socket and starts, with a clock of the caller's. */
  public static StationVoice open(
      VoiceSettings settings, VoiceIdentity identity, VoiceEar ear, MonoClock clock)
      throws IOException {
    Srtp.warmUp();
    var around = new Surroundings(identity, new Handshakes(HANDSHAKES), clock, new SecureRandom());
    var voice = new StationVoice(around, ear, sockets(settings));
    voice.ticker.start();
    return voice;
  }

  private static Sockets sockets(VoiceSettings settings) throws IOException {
    var opened = new HashMap<String, VoiceSocket>();
    var all = new ArrayList<VoiceSocket>();
    try {
      var consoles = VoiceSocket.open(settings.listen());
      all.add(consoles);
      for (var route : settings.routes().entrySet()) {
        var socket = VoiceSocket.open(route.getValue());
        all.add(socket);
        opened.put(route.getKey(), socket);
      }
      var told = settings.advertised();
      var port = told.getPort() == 0 ? consoles.address().getPort() : told.getPort();
      return new Sockets(
          consoles, new InetSocketAddress(told.getAddress(), port), Map.copyOf(opened));
    } catch (IOException failure) {
      all.forEach(VoiceSocket::close);
      throw failure;
    }
  }

  /** The socket of consoles and handset media. */
  public VoiceSocket consoleSocket() {
    return consoles;
  }

  /** The address that consoles and handsets are told to send to. */
  public InetSocketAddress advertised() {
    return advertised;
  }

  /** Returns the socket of a route; empty for a name that the settings did not have. */
  public Optional<VoiceSocket> routeSocket(String route) {
    return Optional.ofNullable(routes.get(route));
  }

  public Exchange exchange() {
    return exchange;
  }

  /** What legs made elsewhere need, such as those of handsets. */
  public Surroundings surroundings() {
    return around;
  }

  /** Answers a console's offer; the leg it had before ends. A new leg has its talk gate open. */
  public LegAnswer offer(String position, String sdp) {
    ConsoleLeg leg;
    try {
      var end = new ConsoleLeg.ConsoleEnd(position, consoles, advertised, exchange);
      leg = ConsoleLeg.open(around, end, sdp);
    } catch (Malformed refusal) {
      return new LegAnswer.Refused(String.valueOf(refusal.getMessage()));
    }
    add(leg);
    return new LegAnswer.Accepted(leg.answer(), leg.id());
  }

  /**
   * Takes a leg that was made elsewhere in the place of the one that had its name. A console's leg
   * ends then; one made elsewhere is ended by whoever made it.
   */
  public void add(Leg leg) {
    var before = legs.put(leg.name(), leg);
    exchange.attach(leg);
    if (before instanceof ConsoleLeg && !before.equals(leg)) {
      before.close();
    }
  }

  /** Ends the leg of a position; returns false if there is none. */
  public boolean remove(String position) {
    var leg = legs.remove(position);
    if (leg == null) {
      return false;
    }
    exchange.detach(leg);
    if (leg instanceof ConsoleLeg) {
      leg.close();
    }
    return true;
  }

  /** Returns the leg of a position, if it has one. */
  public Optional<Leg> leg(String position) {
    return Optional.ofNullable(legs.get(position));
  }

  /** Opens or closes a console's talk gate; returns false if there is no such leg. */
  public boolean talk(String position, boolean on) {
    if (legs.get(position) instanceof ConsoleLeg leg) {
      leg.talk(on);
      return true;
    }
    return false;
  }

  /** Lets a console hear itself, or no more; returns false if there is no such leg. */
  public boolean echo(String position, boolean on) {
    if (legs.get(position) instanceof ConsoleLeg leg) {
      leg.echo(on);
      return true;
    }
    return false;
  }

  /**
   * Starts a line's voice; one that had the same name ends.
   *
   * @throws IllegalArgumentException if a path names a listener that the settings did not have
   */
  public void line(LineVoice voice) {
    var paths = new ArrayList<LineSettings.Route>();
    for (var path : voice.paths()) {
      var socket = routes.get(path.listener());
      if (socket == null) {
        throw new IllegalArgumentException("no voice socket for route " + path.listener());
      }
      paths.add(new LineSettings.Route(path.route(), socket, path.peer()));
    }
    endLine(voice.name());
    var leg =
        LineLeg.open(
            around,
            new LineSettings(
                voice.name(), voice.line(), voice.ours(), voice.theirs(), voice.probeKey(), paths));
    lines.put(voice.name(), leg);
    exchange.attach(leg);
  }

  /** Ends a line's voice; nothing happens when it has none. */
  public void endLine(String name) {
    var leg = lines.remove(name);
    if (leg != null) {
      exchange.detach(leg);
      leg.close();
    }
  }

  /** Returns a line's leg, if it has one. */
  public Optional<LineLeg> lineLeg(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  /** Connects a call or changes its connection; saying the same again changes nothing. */
  public void set(CallName call, Talk talk) {
    exchange.set(call, talk, around.clock().millis());
  }

  /** Ends a call's connection. */
  public void clear(CallName call) {
    exchange.clear(call);
  }

  /** How every leg fares. */
  public List<LegHealth> health() {
    var all = new ArrayList<LegHealth>();
    legs.values().forEach(leg -> all.addAll(leg.health()));
    lines.values().forEach(line -> all.addAll(line.health()));
    return all;
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(ticker);
    legs.values().forEach(Leg::close);
    lines.values().forEach(LineLeg::close);
    consoles.close();
    routes.values().forEach(VoiceSocket::close);
  }

  private void run() {
    while (open) {
      try {
        tick(around.clock().millis());
      } catch (RuntimeException mistake) {
        LOG.error("voice was not minded", mistake);
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private void tick(long now) {
    for (var leg : legs.values()) {
      leg.tick(now);
      reporter.state(leg.kind(), leg.name(), leg.state(), now);
    }
    for (var line : lines.values()) {
      line.tick(now);
      reporter.state(LegKind.LINE, line.name(), line.state(), now);
      line.takeWrongFingerprint()
          .ifPresent(seen -> reporter.wrongFingerprint(line.name(), seen, now));
    }
    reporter.keep(this::stands);
    exchange.tick(now, ear);
  }

  private boolean stands(LegKind kind, String name) {
    return kind == LegKind.LINE ? lines.containsKey(name) : legs.containsKey(name);
  }
}
