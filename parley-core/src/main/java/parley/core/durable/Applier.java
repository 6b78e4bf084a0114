package parley.core.durable;

import java.util.List;

/** Hands durable batches to the database without making the writer wait for it. */
public interface Applier {
  /**
   * Applies the batches in one transaction and tells {@code done}, on any thread. After {@link
   * StorageTrouble#DISK_FULL} the same batches come again later.
   */
  void apply(List<Batch> batches, Completion done);
}
