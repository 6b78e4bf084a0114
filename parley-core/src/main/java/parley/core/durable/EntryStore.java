package parley.core.durable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.journal.Side;
import parley.journal.TreeHead;

/**
 * The database behind the write-ahead file: filled after the fact, read at start and for proofs.
 */
public interface EntryStore {
  /**
   * Puts all of it into the database in one durable transaction, or nothing. Applying what is there
   * already changes nothing.
   *
   * @return empty when committed, else why not
   */
  Optional<StorageTrouble> apply(List<Batch> batches);

  /** Returns the size and root of every log the database knows. */
  Map<LogId, TreeHead> heads();

  /** Returns what the database holds of the newest epoch of both logs of a line. */
  StoredLine load(String line, Side ours);
}
