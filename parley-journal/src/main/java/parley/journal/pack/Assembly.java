package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.entry.Disclosure;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CosignedCheckpoint;

/**
 * Gathers the contents of a pack from what a station holds, showing no more than the scope needs.
 */
final class Assembly {
  private final PackSource source;
  private final Selection selection;

  private Assembly(PackSource source, PackScope scope) {
    this.source = source;
    this.selection = new Selection(source, scope);
  }

  static PackContents of(PackSource source, PackScope scope, Bytes readme) {
    var assembly = new Assembly(source, scope);
    var logs = new ArrayList<LogPart>();
    for (var side : Side.values()) {
      for (var epoch = 1; epoch <= source.newestEpoch(side); epoch++) {
        assembly.part(side, epoch).ifPresent(logs::add);
      }
    }
    return new PackContents(scope, source.cards(), source.notices(), logs, readme);
  }

  private Optional<LogPart> part(Side side, int epoch) {
    var log = source.log(side, epoch);
    return selection
        .checkpoint(side, epoch)
        .map(
            newest -> {
              var size = newest.head().size();
              var old = log.newestBelow(size).filter(o -> o.cosigner().equals(newest.cosigner()));
              var shown = selection.shown(side, epoch);
              var tail = tail(log, size, shown);
              var heads = new LogPart.Heads(newest, old, tail);
              var origin = source.cards().line().origin(side, epoch);
              var leaves = Leaves.of(log, size);
              shown.keySet().removeIf(index -> index >= size && !inTail(tail, index));
              return new LogPart(origin, leaves, heads, proven(log, newest, shown), shown);
            });
  }

  private static boolean inTail(Optional<LogPart.Tail> tail, long index) {
    return tail.isPresent() && index < tail.get().signed().head().size();
  }

  /** Every entry shown whole gets a proof of its own, on the first checkpoint that covered it. */
  private static SortedMap<Long, CosignedCheckpoint> proven(
      EpochLog log, CosignedCheckpoint newest, SortedMap<Long, Disclosure> shown) {
    var proven = new TreeMap<Long, CosignedCheckpoint>();
    shown.forEach(
        (index, disclosure) -> {
          if (disclosure.secret().isPresent() && index < newest.head().size()) {
            var first =
                log.firstCovering(index).filter(c -> c.head().size() <= newest.head().size());
            proven.put(index, first.orElse(newest));
          }
        });
    return proven;
  }

  private static Optional<LogPart.Tail> tail(
      EpochLog log, long size, SortedMap<Long, Disclosure> shown) {
    var wanted = List.copyOf(shown.tailMap(size).keySet());
    var signed = log.newestSigned().filter(s -> s.head().size() > size);
    if (wanted.isEmpty() || signed.isEmpty()) {
      return Optional.empty();
    }
    var to = signed.get().head().size();
    var tree = new MerkleTree();
    for (long index = 0; index < to; index++) {
      tree.append(log.entry(index).leaf().hash());
    }
    var entries = new ArrayList<LogPart.TailEntry>();
    for (var index : wanted) {
      if (index < to) {
        var leaf = log.entry(index).leaf();
        entries.add(new LogPart.TailEntry(leaf, tree.inclusion(index, to)));
      }
    }
    return Optional.of(new LogPart.Tail(signed.get(), tree.consistency(size, to), entries));
  }
}
