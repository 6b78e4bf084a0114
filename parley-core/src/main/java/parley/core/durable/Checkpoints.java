package parley.core.durable;

import java.util.List;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * The checkpoints of one log that are kept: for each size the first and the newest.
 *
 * @param signed with the author's two signatures, in order of (size, author's time)
 * @param cosigned with all four, in order of (size, cosigner's time)
 */
public record Checkpoints(List<SignedCheckpoint> signed, List<CosignedCheckpoint> cosigned) {
  public static final Checkpoints NONE = new Checkpoints(List.of(), List.of());

  public Checkpoints {
    signed = List.copyOf(signed);
    cosigned = List.copyOf(cosigned);
  }
}
