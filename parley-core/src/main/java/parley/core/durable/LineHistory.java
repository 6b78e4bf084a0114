package parley.core.durable;

import java.util.List;
import parley.journal.entry.SealedEntry;

/**
 * What a line finds of itself at start: the database after replay of the write-ahead file, compared
 * with the high-water mark. Entries and checkpoints are those of the newest epoch of each log.
 *
 * @param outbox in order of acceptance
 * @param ownTimeFloor Unix seconds; no later signature on our log may be earlier; 0 when none
 * @param peerTimeFloor the same for our cosignatures on the peer's log
 */
public record LineHistory(
    List<SealedEntry> own,
    List<SealedEntry> peers,
    Checkpoints ownCheckpoints,
    Checkpoints peerCheckpoints,
    List<WaitingMessage> outbox,
    StartCondition condition,
    long ownTimeFloor,
    long peerTimeFloor,
    Standing standing) {

  /** A line on which nothing has ever been written, for instance one just paired. */
  public static final LineHistory FRESH =
      new LineHistory(
          List.of(),
          List.of(),
          Checkpoints.NONE,
          Checkpoints.NONE,
          List.of(),
          new StartCondition.AtMark(),
          0,
          0,
          Standing.FRESH);

  public LineHistory {
    own = List.copyOf(own);
    peers = List.copyOf(peers);
    outbox = List.copyOf(outbox);
  }
}
