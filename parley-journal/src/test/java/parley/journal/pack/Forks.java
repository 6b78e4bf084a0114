package parley.journal.pack;

import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.card.Cards;
import parley.journal.note.Checkpoint;
import parley.journal.note.SignedCheckpoint;

/** Birch signs two logs under one name. */
final class Forks {
  private Forks() {}

  /** Birch's log as the line knows it, and another first entry that birch also signed. */
  static ForkEvidence of(TwoStations line) {
    return evidence(line, signed(line, new TreeHead(1, Digest.sha256(new byte[] {7}))));
  }

  static ForkEvidence evidence(TwoStations line, SignedCheckpoint other) {
    var known = line.sign(line.birch());
    var fork = ForkEvidence.Fork.between(other, known, line.tree(line.birch()));
    return new ForkEvidence(line.cards, line.source.notices(), fork);
  }

  static SignedCheckpoint signed(TwoStations line, TreeHead head) {
    var origin = line.cards.line().origin(line.birch(), 1).log();
    var by = Cards.key("birch log").signLog(new Checkpoint(origin, head), line.now());
    return new SignedCheckpoint(origin, head, by);
  }
}
