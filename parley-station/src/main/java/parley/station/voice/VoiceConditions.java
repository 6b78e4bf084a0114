package parley.station.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Missing;
import parley.voice.leg.LegKind;

/** What is wrong with the voice of this station now. */
final class VoiceConditions {
  /** A wrong certificate stays an alarm this long after it was last seen. */
  private static final long WRONG_MILLIS = 120_000;

  private record LegKey(LegKind kind, String name) {}

  private record GapKey(CallName call, Missing from) {}

  private final Map<LegKey, Long> lost = new ConcurrentHashMap<>();
  private final Map<GapKey, Long> gaps = new ConcurrentHashMap<>();
  private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

  private record Wrong(long firstMillis, long lastMillis) {}

  void lost(LegKind kind, String name, long atMillis) {
    lost.put(new LegKey(kind, name), atMillis);
  }

  void up(LegKind kind, String name) {
    lost.remove(new LegKey(kind, name));
  }

  void missing(CallName call, Missing from, long atMillis) {
    gaps.put(new GapKey(call, from), atMillis);
  }

  void back(CallName call, Missing from) {
    gaps.remove(new GapKey(call, from));
  }

  void over(CallName call) {
    back(call, Missing.FROM_THEM);
    back(call, Missing.FROM_US);
  }

  void wrongFingerprint(String line, long atMillis) {
    wrong.merge(
        line,
        new Wrong(atMillis, atMillis),
        (old, now) -> new Wrong(old.firstMillis(), now.lastMillis()));
  }

  /** Since when a direction of a call has been missing; empty while it is not. */
  Optional<Long> missingSince(CallName call, Missing from) {
    return Optional.ofNullable(gaps.get(new GapKey(call, from)));
  }

  /**
   * Returns every condition that holds.
   *
   * @param held the names of the legs of positions that somebody holds; others are nobody's loss
   */
  List<Condition> now(long nowMillis, List<String> held) {
    var found = new ArrayList<Condition>();
    lost.forEach(
        (leg, since) -> {
          if (leg.kind() == LegKind.LINE) {
            found.add(
                about(
                    Priority.MEDIUM,
                    leg.name(),
                    since,
                    "The line's voice is lost: nothing comes over any route. Calls ring; speak over the other telephone."));
          } else if (held.contains(leg.name())) {
            var position = LegEndpoints.position(leg.name()).orElse(leg.name());
            found.add(
                of(
                    Priority.HIGH,
                    since,
                    "Leg lost: the console at " + position + " is not heard by this station."));
          }
        });
    gaps.forEach(
        (gap, since) ->
            found.add(
                about(
                    Priority.MEDIUM,
                    gap.call().line(),
                    since,
                    gap.from() == Missing.FROM_THEM
                        ? "No audio from them in " + gap.call().serial() + "."
                        : "They do not hear us in "
                            + gap.call().serial()
                            + ": no audio from our position.")));
    wrong.values().removeIf(one -> nowMillis - one.lastMillis() > WRONG_MILLIS);
    wrong.forEach(
        (line, seen) ->
            found.add(
                about(
                    Priority.HIGH,
                    line,
                    seen.firstMillis(),
                    "Somebody else's voice certificate was shown on this line; no speech passes. Compare the digits over another telephone.")));
    return found;
  }

  private static Condition about(Priority priority, String line, long since, String words) {
    return new Condition(priority, Kind.VOICE, Optional.of(line), Optional.empty(), since, words);
  }

  private static Condition of(Priority priority, long since, String words) {
    return new Condition(priority, Kind.VOICE, Optional.empty(), Optional.empty(), since, words);
  }
}
