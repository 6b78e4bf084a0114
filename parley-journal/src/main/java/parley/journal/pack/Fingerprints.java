package parley.journal.pack;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import parley.journal.Side;
import parley.journal.card.PairedCards;

/**
 * The two fingerprints of a pack, and which of them the reader knew from elsewhere. Keys that
 * nobody compared with anything prove nothing about anybody.
 */
record Fingerprints(PairedCards cards, Set<Side> known) {
  /** Matches what was expected; each must be the 40 digits of one of the two cards. */
  static Fingerprints of(PairedCards cards, List<String> expected) {
    var known = EnumSet.noneOf(Side.class);
    for (var digits : expected) {
      known.add(side(cards, digits));
    }
    return new Fingerprints(cards, known);
  }

  private static Side side(PairedCards cards, String digits) {
    for (var side : Side.values()) {
      if (cards.file(side).fingerprint().typedAs(digits)) {
        return side;
      }
    }
    throw new MalformedPack("no card of this pack has these 40 digits");
  }

  /** Returns one line a side: station, side, 40 digits, and whether they were expected. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var side : Side.values()) {
      var digits = cards.file(side).fingerprint().groups();
      var word = known.contains(side) ? "as expected" : "not compared with anything";
      lines.add("%s (side %s): %s (%s)".formatted(station(side), side.letter(), digits, word));
    }
    return lines;
  }

  /** Returns what every sentence begins with: a condition, or nothing if both are known. */
  String condition() {
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

  private String station(Side side) {
    return cards.card(side).about().station();
  }
}
