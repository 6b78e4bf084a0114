package parley.core.durable;

import java.util.List;
import parley.core.durable.StoredLine.StoredLog;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.entry.SealedEntry;
import parley.journal.merkle.MerkleTree;

/**
 * What of a stored log can be believed: recomputed from the leaves and blobs before anything is
 * signed. What cannot be believed is left out, which puts the log behind its mark.
 *
 * @param entries the longest beginning of the log that holds
 * @param head its size and root
 */
public record SelfAudit(List<SealedEntry> entries, TreeHead head) {
  public SelfAudit {
    entries = List.copyOf(entries);
  }

  /** Audits a log as the database has it. */
  public static SelfAudit of(StoredLog log) {
    var tree = new MerkleTree();
    for (var entry : log.entries()) {
      if (!isSound(entry, tree.size())) break;
      tree.append(entry.leaf().hash());
    }
    var size = believable(log, tree);
    return new SelfAudit(log.entries().subList(0, Math.toIntExact(size)), tree.head(size));
  }

  private static boolean isSound(SealedEntry entry, long index) {
    var leaf = entry.leaf();
    return leaf.seq() == index && Digest.sha256(entry.blob()).equals(leaf.blobHash());
  }

  /** Returns the largest size at which the recomputed root is one that was written down. */
  private static long believable(StoredLog log, MerkleTree tree) {
    if (fits(log.head(), tree)) return log.head().size();
    var best = 0L;
    for (var signed : log.checkpoints().signed()) {
      if (fits(signed.head(), tree)) best = Math.max(best, signed.head().size());
    }
    for (var cosigned : log.checkpoints().cosigned()) {
      var head = cosigned.signed().head();
      if (fits(head, tree)) best = Math.max(best, head.size());
    }
    return best;
  }

  private static boolean fits(TreeHead head, MerkleTree tree) {
    return head.size() <= tree.size() && tree.root(head.size()).equals(head.root());
  }
}
