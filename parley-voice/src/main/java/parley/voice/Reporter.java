package parley.voice;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.journal.Bytes;
import parley.voice.leg.LegKind;
import parley.voice.leg.LegState;
import parley.voice.leg.Surroundings;

/** Turns the states of legs into news, each told once. Belongs to the thread that ticks. */
final class Reporter {
  private static final long FINGERPRINT_MILLIS = 60_000;
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

  private final VoiceEar ear;
  private final Map<Name, LegState> told = new HashMap<>();
  private final Map<Name, Long> startingSince = new HashMap<>();
  private final Map<String, Long> fingerprints = new HashMap<>();

  Reporter(VoiceEar ear) {
    this.ear = ear;
  }

  private record Name(LegKind kind, String name) {}

  /**
   * Takes note of a leg's state. One that was made anew in the place of one that was up has as long
   * to come up as a leg may be silent.
   */
  void state(LegKind kind, String name, LegState state, long monoMillis) {
    var leg = new Name(kind, name);
    var before = told.getOrDefault(leg, LegState.STARTING);
    var now = state;
    if (state == LegState.STARTING && before != LegState.STARTING) {
      var since = startingSince.computeIfAbsent(leg, _ -> monoMillis);
      now = monoMillis - since >= Surroundings.LOST_MILLIS ? LegState.LOST : before;
    } else {
      startingSince.remove(leg);
    }
    told.put(leg, now);
    if (now == LegState.UP && before != LegState.UP) {
      ear.legUp(kind, name);
    } else if (now == LegState.LOST && before != LegState.LOST) {
      ear.legLost(kind, name);
    }
  }

  /** Forgets legs that were ended on purpose: those that do not stand any more. */
  void keep(BiPredicate<LegKind, String> stands) {
    told.keySet().removeIf(leg -> !stands.test(leg.kind(), leg.name()));
    startingSince.keySet().removeIf(leg -> !told.containsKey(leg));
  }

  /** Takes note of a certificate that a line's card does not name. */
  void wrongFingerprint(String line, Bytes seen, long monoMillis) {
    var last = fingerprints.get(line);
    if (last == null || monoMillis - last >= FINGERPRINT_MILLIS) {
      fingerprints.put(line, monoMillis);
      LOG.warn("line {}: a voice certificate that is not on the card: {}", line, seen.hex());
      ear.wrongFingerprint(line, seen);
    }
  }
}
