package parley.journal.pack;

import java.util.Optional;
import parley.journal.entry.FieldDisclosure;
import parley.journal.entry.Leaf;
import parley.journal.entry.SealedEntry;

/** What a station still has of an entry. */
public sealed interface KeptEntry {
  /** Leaf, secret and blob. */
  record Whole(SealedEntry entry) implements KeptEntry {}

  /**
   * The content was erased; the proof stays.
   *
   * @param leaf the leaf
   * @param time field 1 with its salt and path, kept for the order
   */
  record Purged(Leaf leaf, Optional<FieldDisclosure> time) implements KeptEntry {}

  /** Returns the leaf, which is never erased. */
  default Leaf leaf() {
    return switch (this) {
      case Whole(var entry) -> entry.leaf();
      case Purged(var leaf, _) -> leaf;
    };
  }
}
