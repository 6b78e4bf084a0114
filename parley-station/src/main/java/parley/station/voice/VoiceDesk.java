package parley.station.voice;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.line.CallView;
import parley.core.watch.Alarm.Condition;
import parley.journal.Bytes;
import parley.station.configuration.Configuration;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.traffic.CallVoice;
import parley.station.watch.WatchFloor;
import parley.voice.StationVoice;
import parley.voice.VoiceEar;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Missing;
import parley.voice.leg.Leg;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegKind;
import parley.voice.leg.LegState;
import parley.voice.leg.LineLeg;

/**
 * Connects legs as the calls say. Its thread looks at all open calls whenever one changed and makes
 * the exchange say the same; what it says again changes nothing.
 */
public final class VoiceDesk implements CallVoice, WatchFloor.Voice, VoiceEar, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceDesk.class);

  /** What it works with. */
  public record Parts(Lines lines, WatchFloor floor, Clock clock, Told told) {}

  /** Hears what looks different; must not wait. */
  public interface Told {
    /** How calls are heard, or whether a position has a leg, changed. */
    void voiceChanged();
  }

  /** The reason that a {@code voice-fault} entry gives. */
  private static final String WRONG = "wrong fingerprint";

  private static final int FINGERPRINT = 32;

  private final Parts parts;
  private final Semaphore look = new Semaphore(0);
  private final VoiceConditions conditions = new VoiceConditions();
  private final Connections connections;
  private final Set<CallName> connected = new HashSet<>();
  private final Set<String> handsetLegs = new HashSet<>();
  private final Thread thread;
  private volatile Optional<StationVoice> voice = Optional.empty();
  private volatile Optional<HandsetDesk> handsets = Optional.empty();
  private volatile Optional<HandsetAlerts> alerts = Optional.empty();
  private volatile boolean closing;

  public VoiceDesk(Parts parts) {
    this.parts = parts;
    this.connections = new Connections(parts.lines(), parts.floor());
    this.thread = Thread.ofPlatform().name("parley-voice").daemon().unstarted(this::run);
  }

  /** Takes up its work; called once, before any line. */
  public void attach(StationVoice sockets) {
    voice = Optional.of(sockets);
    thread.start();
  }

  /** Takes the desk phones in; the voice is attached already. */
  void handsets(Configuration configuration) throws IOException, GeneralSecurityException {
    var configured =
        configuration.voice().flatMap(Configuration.Voice::handsets).orElseThrow().handsets();
    parts.floor().handsets(configured.stream().map(Configuration.Handset::name).toList());
    var phones =
        new HandsetDesk(
            new HandsetDesk.Parts(parts.lines(), parts.floor(), configured, look::release));
    var rings = new HandsetAlerts(phones, parts.clock());
    var port = HandsetWiring.open(configuration, voice.orElseThrow(), rings);
    phones.attach(port);
    rings.attach(port);
    handsets = Optional.of(phones);
    alerts = Optional.of(rings);
  }

  /** The desk phones; empty when there are none. */
  Optional<HandsetDesk> handsets() {
    return handsets;
  }

  /** What rings desk phones for alarms; empty when there are none. */
  Optional<HandsetAlerts> alerts() {
    return alerts;
  }

  /** The voice of the station; empty when none is configured. */
  public Optional<StationVoice> voice() {
    return voice;
  }

  /** Something about a call or a position changed: look soon. */
  public void look() {
    look.release();
    handsets.ifPresent(HandsetDesk::look);
  }

  private void run() {
    while (!closing) {
      try {
        look.acquire();
        look.drainPermits();
        voice.ifPresent(this::lookNow);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.error("the voice desk met what it must never meet", e);
      }
    }
  }

  // Who hears whom.

  private void lookNow(StationVoice sockets) {
    var now = new HashSet<CallName>();
    Map<String, Leg> phones = new HashMap<>();
    for (var one : connections.wanted()) {
      handsetLeg(one).ifPresent(leg -> phones.put(one.talk().speaker(), leg));
      sockets.set(one.name(), one.talk());
      now.add(one.name());
    }
    phones.values().forEach(sockets::add);
    handsetLegs.stream()
        .filter(name -> !phones.containsKey(name))
        .forEach(name -> drop(sockets, name));
    handsetLegs.clear();
    handsetLegs.addAll(phones.keySet());
    connected.stream().filter(name -> !now.contains(name)).forEach(name -> end(sockets, name));
    connected.clear();
    connected.addAll(now);
  }

  /** The leg of a desk phone that speaks in a call; of two calls there the open one comes last. */
  private Optional<Leg> handsetLeg(Connections.Connected one) {
    var position = Connections.ours(one.call()).position();
    return handsets.flatMap(h -> h.leg(position, one.line(), one.call().serial()));
  }

  private void drop(StationVoice sockets, String handset) {
    boolean _ = sockets.remove(handset);
    conditions.up(LegKind.HANDSET, handset);
  }

  /** Silences a call, or lets it speak again, whatever could be entered of it. */
  void cut(LineKeeper line, CallView call, boolean silent) {
    connections.cut(Connections.name(line, call), silent);
    look();
  }

  private void end(StationVoice sockets, CallName name) {
    sockets.clear(name);
    conditions.over(name);
  }

  /** Whether both cards name a voice certificate: without, one end would never be believed. */
  static boolean carries(LineKeeper line) {
    var identity = line.identity();
    return identity.ours().keys().voice().size() == FINGERPRINT
        && identity.theirs().keys().voice().size() == FINGERPRINT;
  }

  // Legs of consoles.

  /** Closes the leg of an officer at a position, if there is one. */
  public void closeLeg(String position, String officer) {
    voice.ifPresent(sockets -> sockets.remove(legName(position, officer)));
    look();
  }

  /** Names the leg of one person at one position; a leg is proven before the position is taken. */
  static String legName(String position, String officer) {
    return position + " " + officer;
  }

  @Override
  public String leg(String position) {
    var leg = voice.flatMap(sockets -> sockets.leg(connections.legName(position)));
    return leg.map(one -> one.state() == LegState.UP ? "up" : "lost").orElse("none");
  }

  /** Returns every leg's health; a leg of a console goes by its position. */
  public List<LegHealth> health() {
    return voice.map(StationVoice::health).orElse(List.of());
  }

  // How a call is heard.

  @Override
  public Heard of(LineKeeper line, CallView call) {
    var spoken = call.conversation().map(Conversation::codec).filter(c -> !c.isEmpty());
    if (voice.isEmpty() || !carries(line) || call.state() instanceof CallState.Ended) {
      return Heard.NONE;
    }
    if (call.state() instanceof CallState.Ringing) {
      return new Heard(State.WAITING, Optional.empty(), 0, route(line));
    }
    if (spoken.isEmpty()) {
      return Heard.NONE;
    }
    boolean up = isUp(line) && isUp(connections.legName(Connections.ours(call).position()));
    var name = Connections.name(line, call);
    var fromThem = conditions.missingSince(name, Missing.FROM_THEM);
    var fromUs = conditions.missingSince(name, Missing.FROM_US);
    return new Heard(
        up && fromThem.isEmpty() && fromUs.isEmpty() ? State.UP : State.LOST,
        fromThem.map(_ -> Direction.FROM_THEM).or(() -> fromUs.map(_ -> Direction.FROM_US)),
        fromThem.or(() -> fromUs).orElse(0L),
        route(line));
  }

  @Override
  public List<Condition> conditions() {
    var held =
        parts.floor().positions().seats().keySet().stream().map(connections::legName).toList();
    return conditions.now(parts.clock().wallMillis(), held);
  }

  private boolean isUp(LineKeeper line) {
    return lineLeg(line).filter(leg -> leg.state() == LegState.UP).isPresent();
  }

  private boolean isUp(String legName) {
    return voice
        .flatMap(sockets -> sockets.leg(legName))
        .map(Leg::state)
        .filter(LegState.UP::equals)
        .isPresent();
  }

  private Optional<LineLeg> lineLeg(LineKeeper line) {
    return voice.flatMap(sockets -> sockets.lineLeg(line.name()));
  }

  private Optional<String> route(LineKeeper line) {
    return lineLeg(line)
        .flatMap(
            leg ->
                leg.health().stream()
                    .filter(route -> route.state() == LegState.UP)
                    .flatMap(route -> route.route().stream())
                    .findFirst());
  }

  // What the sockets tell.

  @Override
  public void legUp(LegKind kind, String name) {
    conditions.up(kind, name);
    changed();
  }

  @Override
  public void legLost(LegKind kind, String name) {
    conditions.lost(kind, name, parts.clock().wallMillis());
    changed();
  }

  @Override
  public void wrongFingerprint(String line, Bytes seen) {
    LOG.warn("somebody on the line to {} shows another voice certificate: {}", line, seen.hex());
    conditions.wrongFingerprint(line, parts.clock().wallMillis());
    parts.lines().find(line).ifPresent(keeper -> keeper.voiceFault(WRONG, seen.hex()));
    changed();
  }

  @Override
  public void audioMissing(CallName call, Missing from) {
    conditions.missing(call, from, parts.clock().wallMillis());
    changed();
  }

  @Override
  public void audioBack(CallName call, Missing from) {
    conditions.back(call, from);
    changed();
  }

  private void changed() {
    parts.told().voiceChanged();
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    handsets.ifPresent(HandsetDesk::close);
    voice.ifPresent(StationVoice::close);
  }
}
