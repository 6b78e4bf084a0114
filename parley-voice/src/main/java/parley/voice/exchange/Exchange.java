package parley.voice.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.voice.Speech;
import parley.voice.leg.Hearer;
import parley.voice.leg.Leg;
import parley.voice.leg.LineLeg;

/**
 * Who hears whom. The station says it once for each call, and again whenever something changes.
 *
 * <p>Legs are known by the name of their position, so that a leg that was made anew takes the place
 * of the one before in whatever call it was. A position speaks in one call at a time: the open one
 * that was set last. A held call never takes the microphone away from an open one.
 */
public final class Exchange implements Hearer {
  private final Map<String, Leg> legs = new ConcurrentHashMap<>();
  private final Map<String, LineLeg> lines = new ConcurrentHashMap<>();
  private final Map<CallName, Connection> connections = new ConcurrentHashMap<>();
  private final Map<String, Connection> bySpeaker = new ConcurrentHashMap<>();

  /** Takes a leg to one of our people, in the place of the one that had its name. */
  public void attach(Leg leg) {
    legs.put(leg.name(), leg);
  }

  /** Lets a leg go, unless another has taken its place. */
  public void detach(Leg leg) {
    legs.remove(leg.name(), leg);
  }

  /** Takes a line's leg, in the place of the one that had its name; its calls go on over it. */
  public synchronized void attach(LineLeg line) {
    lines.put(line.name(), line);
    connections.forEach(
        (call, connection) -> {
          if (call.line().equals(line.name())) {
            connection.join(line);
          }
        });
  }

  /** Lets a line's leg go, unless another has taken its place. */
  public void detach(LineLeg line) {
    lines.remove(line.name(), line);
  }

  /** Returns the leg of a position, if it has one. */
  public Optional<Leg> leg(String position) {
    return Optional.ofNullable(legs.get(position));
  }

  /** Connects a call, or changes its connection; saying the same again changes nothing. */
  public synchronized void set(CallName call, Talk talk, long monoMillis) {
    var known = connections.get(call);
    if (known == null) {
      var made = new Connection(call, legs::get, talk);
      made.begin(monoMillis);
      connections.put(call, made);
      speaks(talk, made);
      var line = lines.get(call.line());
      if (line != null) {
        made.join(line);
      }
      return;
    }
    if (!known.talk().speaker().equals(talk.speaker())) {
      bySpeaker.remove(known.talk().speaker(), known);
    }
    known.become(talk, monoMillis);
    speaks(talk, known);
  }

  private void speaks(Talk talk, Connection connection) {
    if (talk.open()) {
      bySpeaker.put(talk.speaker(), connection);
    } else {
      bySpeaker.putIfAbsent(talk.speaker(), connection);
    }
  }

  /** Ends a call's connection; nothing happens when it has none. */
  public synchronized void clear(CallName call) {
    var known = connections.remove(call);
    if (known != null) {
      bySpeaker.remove(known.talk().speaker(), known);
      known.end();
    }
  }

  /** Tells {@code ear} of open calls that fell silent for three seconds, and that speak again. */
  public void tick(long monoMillis, AudioEar ear) {
    connections.values().forEach(connection -> connection.tick(monoMillis, ear));
  }

  @Override
  public void heard(Leg from, Speech speech) {
    var connection = bySpeaker.get(from.name());
    if (connection != null && from.equals(legs.get(from.name()))) {
      connection.heardUs(speech);
    }
  }
}
