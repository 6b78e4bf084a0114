package parley.journal.pack;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Digest;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Leaf;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.Origin;
import parley.journal.note.SignedCheckpoint;

/**
 * What a pack holds of one log in one epoch.
 *
 * @param origin the log
 * @param leaves all leaves below {@code heads.newest}
 * @param heads the checkpoints
 * @param proven entries with a proof of their own, by index, each on a cosigned checkpoint
 * @param disclosed what is shown of entries, by index
 */
record LogPart(
    Origin origin,
    Leaves leaves,
    Heads heads,
    SortedMap<Long, CosignedCheckpoint> proven,
    SortedMap<Long, Disclosure> disclosed) {

  /**
   * The checkpoints of a log.
   *
   * @param newest the one all leaves lead to
   * @param old an earlier one with the same keys
   * @param tail what the log's own station signed beyond {@code newest}, if anything here needs it
   */
  record Heads(CosignedCheckpoint newest, Optional<CosignedCheckpoint> old, Optional<Tail> tail) {}

  /**
   * Entries no cosignature covers yet.
   *
   * @param signed the checkpoint of the log's own station
   * @param extension proof that it extends the newest cosigned one
   * @param entries the entries shown, each with its inclusion proof
   */
  record Tail(SignedCheckpoint signed, List<Digest> extension, List<TailEntry> entries) {
    Tail {
      extension = List.copyOf(extension);
      entries = List.copyOf(entries);
    }
  }

  /** One leaf in the tail with its path. */
  record TailEntry(Leaf leaf, List<Digest> path) {
    TailEntry {
      path = List.copyOf(path);
    }
  }

  LogPart {
    proven = Collections.unmodifiableSortedMap(new TreeMap<>(proven));
    disclosed = Collections.unmodifiableSortedMap(new TreeMap<>(disclosed));
  }

  Side side() {
    return origin.side();
  }

  int epoch() {
    return origin.epoch();
  }

  Reference at(long index) {
    return new Reference(side(), epoch(), index);
  }

  /** Returns the folder of this log in a pack, for instance {@code a/e1/}. */
  String folder() {
    return side().letter() + "/e" + epoch() + "/";
  }

  /** Returns the leaf at an index of this part, also in its tail. */
  Optional<Leaf> leaf(long index) {
    if (index < leaves.size()) {
      return Optional.of(leaves.get(index));
    }
    return heads.tail().stream()
        .flatMap(tail -> tail.entries().stream())
        .map(TailEntry::leaf)
        .filter(leaf -> leaf.seq() == index)
        .findFirst();
  }
}
