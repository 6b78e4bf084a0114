package parley.journal.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.journal.Side;

/**
 * Says in plain sentences what a pack proves, on whose clock, and what it does not.
 *
 * <p>A sentence says no more than the evidence: "delivered" is a station's word, a number of
 * positions the other party's, and a claim without known fingerprints stays conditional.
 */
final class Sentences {
  private final PackContents contents;
  private final Fingerprints whose;
  private final List<Finding> findings;

  Sentences(PackContents contents, Fingerprints whose) {
    this.contents = contents;
    this.whose = whose;
    this.findings = Findings.of(contents);
  }

  /** Returns one line a side: station, side, 40 digits, and whether they were expected. */
  List<String> fingerprints() {
    return whose.lines();
  }

  /** Returns one sentence a call or message. */
  List<String> proven() {
    var condition = whose.condition();
    var sentences = new ArrayList<String>();
    for (var finding : findings) {
      sentences.add(condition + new FindingSentence(contents, finding).text());
    }
    if (findings.isEmpty()) {
      sentences.add(
          condition + "what is shown here stands in the two logs; no call or message is claimed.");
    }
    return sentences;
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
    limits.add(
        "The time at which a station signed its own log is covered by its ML-DSA signature; its"
            + " Ed25519 line has no time.");
    limits.add(
        "Somebody may have answered elsewhere, or on a call of their own at the same time; only"
            + " entries that name the call or message count here.");
    if (!contents.readme().equals(EvidencePack.readme())) {
      limits.add("README.txt is not the one this program knows; believe nothing it says.");
    }
    return limits;
  }

  private String newest(LogPart log) {
    var newest = log.heads().newest();
    return ("%s's log is shown up to entry %s, signed by %s at %s and cosigned by %s at %s, each by"
            + " its own clock; anything later is not proven (DARK since then, one-sided).%s")
        .formatted(
            station(log.side()),
            log.at(newest.head().size() - 1),
            station(log.side()),
            time(newest.signed().byLog().timeSeconds()),
            station(log.side().other()),
            time(newest.byPeer().timeSeconds()),
            sealed(log.side()));
  }

  private String sealed(Side side) {
    long sealed = 0;
    for (var log : contents.logsOf(side)) {
      for (long index = 0; index < log.leaves().size(); index++) {
        if (contents.content(log.at(index)).isEmpty()) {
          sealed++;
        }
      }
    }
    return sealed == 0 ? "" : " What " + sealed + " of its entries say is not disclosed here.";
  }

  private String station(Side side) {
    return contents.station(side);
  }

  /** Returns a Unix second as a date and time in UTC. */
  static String time(long seconds) {
    return Instant.ofEpochSecond(Math.min(seconds, 253_402_300_799L)).toString();
  }
}
