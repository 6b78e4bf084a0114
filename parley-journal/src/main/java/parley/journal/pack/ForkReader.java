package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import parley.journal.Digest;
import parley.journal.card.KeyBook;
import parley.journal.merkle.Merkle;
import parley.journal.note.Checkpoint;
import parley.journal.note.Origin;
import parley.journal.note.SignedCheckpoint;
import parley.journal.note.SignedNote;

/** Reads the evidence of a fork back from files and checks all of it. */
final class ForkReader {
  private static final int PROOF = 16 * 1024;
  private static final String ROOT = "root ";

  private final PackReader files;

  ForkReader(PackReader files) {
    this.files = files;
  }

  ForkEvidence read() {
    var cards = files.cards();
    var notices = files.notices();
    var keys = new KeyBook(cards, notices, files.notes().check());
    var smaller = signed(ForkEvidence.SMALLER, keys);
    var larger = signed(ForkEvidence.LARGER, keys);
    var lines = List.of(files.file(ForkEvidence.PROOF, PROOF).text().split("\n", -1));
    if (!lines.getFirst().startsWith(ROOT)
        || !lines.getLast().isEmpty()
        || lines.size() > Merkle.MAX_PROOF + 2) {
      throw new MalformedPack("a root and at most 63 hashes, a line each");
    }
    var proof = new ArrayList<Digest>();
    for (var line : lines.subList(1, lines.size() - 1)) {
      proof.add(Digest.fromBase64(line));
    }
    var root = Digest.fromBase64(lines.getFirst().substring(ROOT.length()));
    var fork = new ForkEvidence.Fork(smaller, larger, root, proof);
    return new ForkEvidence(cards, notices, fork);
  }

  private SignedCheckpoint signed(String name, KeyBook keys) {
    var note = SignedNote.parse(files.file(name, SignedNote.MAX_SIZE));
    var origin = Origin.ofLog(Checkpoint.parse(note.text()).origin());
    return files.notes().open(note, keys.log(origin));
  }
}
