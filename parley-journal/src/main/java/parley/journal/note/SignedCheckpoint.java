package parley.journal.note;

import parley.journal.TreeHead;

/**
 * A checkpoint its own station signed. It proves SENT, and nothing about the peer.
 *
 * @param origin the log's name
 * @param head size and root
 * @param byLog the log's two signatures
 */
public record SignedCheckpoint(String origin, TreeHead head, HybridSignature byLog) {
  public Checkpoint checkpoint() {
    return new Checkpoint(origin, head);
  }
}
