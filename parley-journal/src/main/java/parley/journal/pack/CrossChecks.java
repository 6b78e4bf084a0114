package parley.journal.pack;

import java.util.HashSet;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Field;
import parley.journal.entry.Leaf;
import parley.journal.entry.PeerHead;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.Origin;

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
    contents.logs().forEach(this::cosigners);
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

  /**
   * One entry secret at two places would tie two entries together and weaken both. The same secret
   * gives the same salts, so it shows even where only a field is disclosed.
   */
  private void secrets() {
    var seen = new HashSet<FieldSalt>();
    for (var log : contents.logs()) {
      for (var shown : log.disclosed().values()) {
        for (var field : shown.fields()) {
          if (!seen.add(new FieldSalt(field.field(), field.salt()))) {
            throw new MalformedPack(
                log.at(shown.leaf().seq()) + " uses the secret of another entry");
          }
        }
      }
    }
  }

  private record FieldSalt(Field field, Bytes salt) {}

  /**
   * Whoever had seen the other side's next epoch cannot have been cosigned under the keys of the
   * one before: those may have been stolen since.
   */
  private void cosigners(LogPart log) {
    cosigner(log, log.heads().newest());
    log.heads().old().ifPresent(old -> cosigner(log, old));
    log.proven().values().forEach(proof -> cosigner(log, proof));
  }

  private static void cosigner(LogPart log, CosignedCheckpoint cosigned) {
    var last = log.leaves().get(cosigned.head().size() - 1);
    if (Origin.ofCosigner(cosigned.cosigner()).epoch() < last.peer().epoch()) {
      throw new MalformedPack(
          log.at(last.seq()) + " is cosigned in an epoch that had ended before it was written");
    }
  }

  /** Where an epoch begins, it must name a head the epoch before really had. */
  private void epochs() {
    for (var log : contents.logs()) {
      var closed = contents.closing(log.side(), log.epoch());
      if (closed.isPresent() && !closedAt(log, closed.get())) {
        throw new MalformedPack(
            "epoch " + (log.epoch() + 1) + " does not follow from the one before");
      }
    }
  }

  private static boolean closedAt(LogPart log, TreeHead last) {
    return last.size() > log.leaves().size() || had(log, last);
  }
}
