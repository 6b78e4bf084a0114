package parley.store;

import parley.core.durable.EntryStore;
import parley.core.durable.MemoryEntryStore;

final class MemoryEntryStoreTest extends EntryStoreContract {
  private final MemoryEntryStore store = new MemoryEntryStore();

  @Override
  EntryStore store() {
    return store;
  }
}
