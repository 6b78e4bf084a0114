package parley.journal.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.journal.Reference;
import parley.journal.entry.PeerHead;

/**
 * The {@code fault} entries of a pack: each names leaves of the other log that did not open.
 *
 * <p>A fault is its author's word. It weighs something because the other side cosigned it and could
 * refute it any day by opening the leaf; so whoever leans on it must say so.
 */
final class Faults {
  private final PackContents contents;
  private final List<Fault> faults = new ArrayList<>();

  /** Leaves {@code first} to {@code last} did not open, says the author of entry {@code at}. */
  private record Fault(Reference at, Reference first, long last, PeerHead seen, long cosigned) {
    boolean names(Reference leaf) {
      return first.side() == leaf.side()
          && first.epoch() == leaf.epoch()
          && first.index() <= leaf.index()
          && leaf.index() <= last
          && seen.covers(leaf.epoch(), leaf.index());
    }
  }

  /**
   * Why a leaf that shows nothing may count as no answer.
   *
   * @param leaf the leaf
   * @param fault the entry of the other side that named it
   * @param cosigned when the leaf's own station cosigned that entry, Unix seconds by its clock
   */
  record Excuse(Reference leaf, Reference fault, long cosigned) {}

  Faults(PackContents contents) {
    this.contents = contents;
    for (var log : contents.logs()) {
      log.proven()
          .forEach(
              (index, proof) ->
                  read(log, index, proof.byPeer().timeSeconds()).ifPresent(faults::add));
    }
    faults.sort(Comparator.comparingLong(Fault::cosigned));
  }

  private Optional<Fault> read(LogPart log, long index, long cosigned) {
    var at = log.at(index);
    return contents
        .content(at)
        .filter(content -> content.kind().equals(Kinds.FAULT))
        .filter(content -> content.reference().filter(r -> r.side() != at.side()).isPresent())
        .map(
            content -> {
              var first = content.reference().orElseThrow();
              var count = Math.max(1, content.attributes().number("count").orElse(1));
              var room = Long.MAX_VALUE - first.index();
              var last = first.index() + Math.min(count - 1, room);
              return new Fault(at, first, last, log.leaves().get(index).peer(), cosigned);
            });
  }

  /** Returns the fault that named a leaf and that the leaf's station cosigned by {@code until}. */
  Optional<Excuse> excuse(Reference leaf, long until) {
    return faults.stream()
        .filter(fault -> fault.cosigned() <= until && fault.names(leaf))
        .findFirst()
        .map(fault -> new Excuse(leaf, fault.at(), fault.cosigned()));
  }
}
