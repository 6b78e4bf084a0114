package parley.journal.pack;

import java.util.Optional;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * One log in one epoch, as a station holds it: its own, or its copy of the peer's. The same rules
 * for both; checkpoints asked for are fully cosigned unless said otherwise.
 */
public interface EpochLog {
  /** Returns the number of leaves held here, cosigned or not. */
  long size();

  /** Returns the entry at an index below {@link #size()}. */
  KeptEntry entry(long index);

  /** Returns the largest checkpoint, the latest signed of that size. */
  Optional<CosignedCheckpoint> newest();

  /** Returns the largest checkpoint that is smaller than {@code size}. */
  Optional<CosignedCheckpoint> newestBelow(long size);

  /** Returns the first checkpoint that covered this index; kept for good. */
  Optional<CosignedCheckpoint> firstCovering(long index);

  /** Returns the first checkpoint whose log signed it at this Unix second or later. */
  Optional<CosignedCheckpoint> signedAtOrAfter(long timeSeconds);

  /** Returns the largest checkpoint its own station signed, cosigned or not. */
  Optional<SignedCheckpoint> newestSigned();
}
