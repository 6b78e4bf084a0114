package parley.core.durable;

/** Why something could not be made durable. */
public enum StorageTrouble {
  /** No room. Nothing of the batch is kept; the same batch may be tried again later. */
  DISK_FULL,
  /**
   * The storage broke its word, for instance by an error from a sync. Nothing is tried again before
   * a restart, because the page cache may show what the disk does not have.
   */
  FAILED
}
