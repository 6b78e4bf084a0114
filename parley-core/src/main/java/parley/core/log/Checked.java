package parley.core.log;

import java.util.List;
import parley.journal.entry.SealedEntry;
import parley.journal.merkle.CompactRange;
import parley.journal.note.SignedCheckpoint;

/** What a push turned out to be. */
public sealed interface Checked {
  /**
   * New entries with a good checkpoint: store them, then cosign.
   *
   * @param entries the new ones only, from the end of the stored log on
   * @param newestLink the size of our own log that the last entry links to
   */
  record Fresh(
      long from,
      List<SealedEntry> entries,
      CompactRange range,
      SignedCheckpoint checkpoint,
      long newestLink)
      implements Checked {
    public Fresh {
      entries = List.copyOf(entries);
    }
  }

  /** The stored head, signed again at a later time. */
  record Resigned(SignedCheckpoint checkpoint) implements Checked {}

  /** Known already; our stored receipt answers it. */
  record Duplicate() implements Checked {}

  /** Entries before it are missing; ask from here. */
  record Gap(long from) implements Checked {}

  /** A good signature over something that contradicts what the same key signed before. */
  record Fork(SignedCheckpoint stored, SignedCheckpoint theirs) implements Checked {}

  /** Something no honest station sends: nothing is stored and the route is closed. */
  record Refused(String why) implements Checked {}

  /**
   * Well signed, yet an entry links to a head of our log that never was: never cosigned, the
   * journal freezes.
   */
  record WrongLink(SignedCheckpoint theirs, long index) implements Checked {}
}
