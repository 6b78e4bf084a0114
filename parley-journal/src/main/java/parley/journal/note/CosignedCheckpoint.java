package parley.journal.note;

import parley.journal.TreeHead;

/**
 * A checkpoint with all four signatures: the peer checked it and has stored every entry durably.
 *
 * @param signed the checkpoint with its own station's signatures
 * @param cosigner the peer's name in its signature lines ({@link Origin#cosigner()})
 * @param byPeer the peer's two signatures, with the peer's time
 */
public record CosignedCheckpoint(SignedCheckpoint signed, String cosigner, HybridSignature byPeer) {
  public CosignedCheckpoint {
    NoteText.requireName(cosigner);
  }

  public TreeHead head() {
    return signed.head();
  }

  public Checkpoint checkpoint() {
    return signed.checkpoint();
  }
}
