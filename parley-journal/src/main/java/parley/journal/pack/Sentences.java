package parley.journal.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.journal.Side;

/**
 * Says in plain sentences what a pack proves, on whose clock, and what it does not.
 *
 * <p>A sentence says no more than the evidence: "delivered" is a station's word, a number of
 * positions the other party's, and a claim without known fingerprints stays conditional.
 */
final class Sentences {
  private final PackContents contents;
  private final Set<Side> known;
  private final List<Finding> findings;

  Sentences(PackContents contents, Set<Side> known) {
    this.contents = contents;
    this.known = Set.copyOf(known);
    this.findings = Findings.of(contents);
  }

  /** Returns one line a side: station, side, 40 digits, and whether they were expected. */
  List<String> fingerprints() {
    var lines = new ArrayList<String>();
    for (var side : Side.values()) {
      var digits = contents.cards().file(side).fingerprint().groups();
      var word = known.contains(side) ? "as expected" : "not compared with anything";
      lines.add("%s (side %s): %s (%s)".formatted(station(side), side.letter(), digits, word));
    }
    return lines;
  }

  /** Returns one sentence a call or message. */
  List<String> proven() {
    var condition = condition();
    var sentences = new ArrayList<String>();
    for (var finding : findings) {
      sentences.add(condition + new FindingSentence(contents, finding).text());
    }
    if (findings.isEmpty()) {
      sentences.add(
          condition + "the two logs hold what is shown here; no call or message is claimed.");
    }
    return sentences;
  }

  private String condition() {
    if (known.isEmpty()) {
      return "If these fingerprints are theirs: ";
    }
    for (var side : Side.values()) {
      if (!known.contains(side)) {
        return "If the fingerprint of " + station(side) + " is theirs: ";
      }
    }
    return "";
  }

  /** Returns what this pack does not prove. */
  List<String> limits() {
    var limits = new ArrayList<String>();
    for (var side : Side.values()) {
      var logs = contents.logsOf(side);
      if (!logs.isEmpty()) {
        limits.add(newest(logs.getLast()));
      }
    }
    limits.add("\"Delivered\" is a station's word. What a person heard or read is not proven.");
    limits.add("Times are those of the clock that is named; that a clock was right is not proven.");
    return limits;
  }

  private String newest(LogPart log) {
    var newest = log.heads().newest();
    return ("%s's log is shown up to entry %d, signed by %s at %s and cosigned by %s at %s, each by"
            + " its own clock; anything later is not proven (DARK since then, one-sided).")
        .formatted(
            station(log.side()),
            newest.head().size() - 1,
            station(log.side()),
            time(newest.signed().byLog().timeSeconds()),
            station(log.side().other()),
            time(newest.byPeer().timeSeconds()));
  }

  private String station(Side side) {
    return contents.station(side);
  }

  /** Returns a Unix second as a date and time in UTC. */
  static String time(long seconds) {
    return Instant.ofEpochSecond(Math.min(seconds, 253_402_300_799L)).toString();
  }
}
