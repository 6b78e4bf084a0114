package parley.core.durable;

import java.util.List;
import parley.journal.TreeHead;
import parley.journal.entry.SealedEntry;

/**
 * What the database holds of one line: the newest epoch of each log, and the outbox. Nothing here
 * has been compared with the high-water mark yet; {@link Replay.Outcome#history} does that.
 */
public record StoredLine(StoredLog own, StoredLog peers, List<WaitingMessage> outbox) {
  public StoredLine {
    outbox = List.copyOf(outbox);
  }

  /**
   * One log as the database has it.
   *
   * @param epoch the newest epoch found, 1 when none
   * @param entries from index 0 without a gap; an entry that cannot be read ends the list
   * @param head what was stored as the log's size and root; {@link SelfAudit} compares
   * @param timeFloor Unix seconds, 0 when none
   */
  public record StoredLog(
      int epoch,
      List<SealedEntry> entries,
      TreeHead head,
      Checkpoints checkpoints,
      long timeFloor) {
    /** A log of which the database knows nothing. */
    public static final StoredLog NONE =
        new StoredLog(1, List.of(), TreeHead.EMPTY, Checkpoints.NONE, 0);

    public StoredLog {
      entries = List.copyOf(entries);
    }
  }
}
