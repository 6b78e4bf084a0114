package parley.core.durable;

import java.util.List;

/** What one owner wants durable at once: all of it or nothing. */
public record Batch(List<BatchItem> items) {
  public Batch {
    items = List.copyOf(items);
  }

  /** Returns a batch of these items. */
  public static Batch of(BatchItem... items) {
    return new Batch(List.of(items));
  }
}
