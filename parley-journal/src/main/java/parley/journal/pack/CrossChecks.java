package parley.journal.pack;

import java.util.HashSet;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Leaf;
import parley.journal.entry.PeerHead;

/** What must hold between the two logs, and between entries, whatever is claimed. */
final class CrossChecks {
  private final PackContents contents;

  CrossChecks(PackContents contents) {
    this.contents = contents;
  }

  /** Throws {@link MalformedPack} at the first contradiction. */
  void check() {
    for (var side : Side.values()) {
      if (contents.logsOf(side).isEmpty()) {
        throw new MalformedPack("the log of side " + side.letter() + " is missing");
      }
      var before = PeerHead.NONE;
      for (var log : contents.logsOf(side)) {
        for (long index = 0; index < log.leaves().size(); index++) {
          before = link(log, log.leaves().get(index), before);
        }
      }
    }
    secrets();
    epochs();
  }

  private PeerHead link(LogPart log, Leaf leaf, PeerHead before) {
    var link = leaf.peer();
    if (!link.notBefore(before)) {
      throw new MalformedPack(log.at(leaf.seq()) + " links further back than the entry before it");
    }
    contents
        .log(log.side().other(), link.epoch())
        .filter(other -> link.head().size() <= other.leaves().size())
        .filter(other -> !had(other, link.head()))
        .ifPresent(
            _ -> {
              throw new MalformedPack(
                  log.at(leaf.seq()) + " links to a root the other log never had");
            });
    return link;
  }

  private static boolean had(LogPart log, TreeHead head) {
    return log.leaves().tree().root(head.size()).equals(head.root());
  }

  /** One entry secret at two places would tie two entries together and weaken both. */
  private void secrets() {
    var seen = new HashSet<Bytes>();
    for (var log : contents.logs()) {
      for (var shown : log.disclosed().values()) {
        if (shown.secret().filter(secret -> !seen.add(secret)).isPresent()) {
          throw new MalformedPack(log.at(shown.leaf().seq()) + " uses the secret of another entry");
        }
      }
    }
  }

  /** Where keys changed, the notice must name a root the epoch before really had. */
  private void epochs() {
    for (var notice : contents.notices()) {
      var change = notice.change();
      contents
          .log(change.side(), change.epoch() - 1)
          .filter(log -> !closedAt(log, change.last()))
          .ifPresent(
              _ -> {
                throw new MalformedPack(
                    "epoch " + change.epoch() + " does not follow from the one before");
              });
    }
  }

  private static boolean closedAt(LogPart log, TreeHead last) {
    return last.size() > log.leaves().size() || had(log, last);
  }
}
