package parley.core.durable;

import java.util.List;
import parley.journal.TreeHead;
import parley.journal.entry.SealedEntry;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/** One thing a station has to have on its disk before it may say so. */
public sealed interface BatchItem {

  /**
   * Entries that make a log longer: our own, or the peer's that we received.
   *
   * @param from the log's size before them, which is the index of the first
   * @param head the log's size and root with them
   */
  record Appended(LogId log, long from, List<SealedEntry> entries, TreeHead head)
      implements BatchItem {
    public Appended {
      entries = List.copyOf(entries);
      if (from < 0 || head.size() != from + entries.size()) {
        throw new IllegalArgumentException("the head is not where these entries end: " + log);
      }
    }
  }

  /** A checkpoint with its author's two signatures: the peer's, accepted, or our own. */
  record Checkpointed(LogId log, SignedCheckpoint checkpoint) implements BatchItem {}

  /** A checkpoint with all four signatures: of our log by the peer, or of the peer's by us. */
  record Receipted(LogId log, CosignedCheckpoint receipt) implements BatchItem {}

  /** A message that was accepted and has no place in the log yet. */
  record Waiting(String line, WaitingMessage message) implements BatchItem {}

  /** A message that left the outbox: entered, or withdrawn. */
  record NoLongerWaiting(String line, String serial) implements BatchItem {}

  /**
   * No later signature of ours on this log may carry an earlier time.
   *
   * @param seconds Unix time
   */
  record TimeFloor(LogId log, long seconds) implements BatchItem {}
}
