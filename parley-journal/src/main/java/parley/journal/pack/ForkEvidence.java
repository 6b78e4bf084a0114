package parley.journal.pack;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.card.EpochNotice;
import parley.journal.card.KeyBook;
import parley.journal.card.PairedCards;
import parley.journal.merkle.Merkle;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CheckpointNote;
import parley.journal.note.Origin;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SignedCheckpoint;

/**
 * Proof that one station signed two logs under one name: it lied, or lost control of its keys.
 *
 * <p>It needs nobody's word: both checkpoints bear the station's own two signatures, and the log
 * behind the larger one had another root at the smaller one's size.
 *
 * @param cards both cards of the line
 * @param notices changes of keys so far
 * @param fork the contradiction
 */
public record ForkEvidence(PairedCards cards, List<EpochNotice> notices, Fork fork)
    implements Exported {
  static final String SMALLER = "fork/smaller";
  static final String LARGER = "fork/larger";
  static final String PROOF = "fork/proof";

  /**
   * Two checkpoints that cannot both be true.
   *
   * @param smaller the one of the smaller size; any of the two if the sizes are equal
   * @param larger the other
   * @param rootThere the root the larger log had at the smaller size
   * @param proof that the larger log extends {@code rootThere}; empty if the sizes are equal
   */
  public record Fork(
      SignedCheckpoint smaller, SignedCheckpoint larger, Digest rootThere, List<Digest> proof) {
    public Fork {
      proof = List.copyOf(proof);
      if (!smaller.origin().equals(larger.origin())) {
        throw new MalformedPack("two checkpoints of different logs are no fork");
      }
      if (smaller.head().root().equals(rootThere)) {
        throw new MalformedPack("the two checkpoints agree");
      }
      var there = new TreeHead(smaller.head().size(), rootThere);
      if (!Merkle.verifyConsistency(there, larger.head(), proof)) {
        throw new MalformedPack("the larger log is not shown to contradict the smaller one");
      }
    }

    /**
     * Finds the contradiction between two checkpoints.
     *
     * @param tree the leaves behind {@code larger}; for equal sizes it is not asked
     * @throws MalformedPack if there is none
     */
    public static Fork between(SignedCheckpoint smaller, SignedCheckpoint larger, MerkleTree tree) {
      var size = smaller.head().size();
      return size == larger.head().size()
          ? new Fork(smaller, larger, larger.head().root(), List.of())
          : new Fork(
              smaller, larger, tree.root(size), tree.consistency(size, larger.head().size()));
    }
  }

  public ForkEvidence {
    notices = List.copyOf(notices);
  }

  @Override
  public void files(BiConsumer<String, Bytes> sink) {
    var keys = new KeyBook(cards, notices, SignatureCheck.REAL).log(origin());
    PackFiles.renderKeys(cards, notices, sink);
    sink.accept(SMALLER, Bytes.utf8(CheckpointNote.write(fork.smaller(), keys)));
    sink.accept(LARGER, Bytes.utf8(CheckpointNote.write(fork.larger(), keys)));
    sink.accept("fork/log.vkey", Bytes.utf8(String.join("\n", keys.vkeys()) + "\n"));
    var proof =
        fork.proof().stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
    sink.accept(PROOF, Bytes.utf8("root " + fork.rootThere().base64() + "\n" + proof));
  }

  /** Returns the log that was forked. */
  public Origin origin() {
    return Origin.ofLog(fork.smaller().origin());
  }

  /** Returns who lied, in one sentence. */
  String sentence() {
    var smaller = fork.smaller();
    var larger = fork.larger();
    return ("the station %s signed two different logs under the name %s: one of %d entries with"
            + " root %s (signed at %s), and one of %d entries (signed at %s) whose first %d have"
            + " root %s. No honest station does that. [FORK]")
        .formatted(
            cards.card(origin().side()).about().station(),
            smaller.origin(),
            smaller.head().size(),
            smaller.head().root().base64(),
            Sentences.time(smaller.byLog().timeSeconds()),
            larger.head().size(),
            Sentences.time(larger.byLog().timeSeconds()),
            smaller.head().size(),
            fork.rootThere().base64());
  }
}
