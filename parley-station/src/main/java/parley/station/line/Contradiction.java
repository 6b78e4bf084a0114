package parley.station.line;

import java.util.List;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.SignedCheckpoint;

/**
 * Checkpoints of one log that cannot both be true, or one that names a state that never was.
 *
 * @param what what was seen, in words
 * @param checkpoints one or two, each with its author's signatures
 * @param held the leaves that we hold of the log they are about
 */
public record Contradiction(String what, List<SignedCheckpoint> checkpoints, MerkleTree held) {
  public Contradiction {
    checkpoints = List.copyOf(checkpoints);
  }
}
