package parley.journal.merkle;

import java.util.ArrayDeque;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;

/** Hashing and checking, without a tree at hand. All checks are total: they say yes or no. */
public final class Merkle {
  /** No proof in a tree of at most 2^63 leaves is longer. */
  public static final int MAX_PROOF = 63;

  private Merkle() {}

  /** Returns SHA-256(00 ‖ content), RFC 6962 §2.1. */
  public static Digest leafHash(Bytes content) {
    return new NodeHasher().leaf(content.toArray());
  }

  /** Returns SHA-256(01 ‖ left ‖ right), RFC 6962 §2.1. */
  public static Digest node(Digest left, Digest right) {
    return new NodeHasher().node(left, right);
  }

  /** Says whether {@code proof} shows {@code leafHash} at {@code index} below {@code head}. */
  public static boolean verifyInclusion(
      Digest leafHash, long index, List<Digest> proof, TreeHead head) {
    if (index < 0 || index >= head.size() || proof.size() > MAX_PROOF) {
      return false;
    }
    var hasher = new NodeHasher();
    var fn = index;
    var sn = head.size() - 1;
    var r = leafHash;
    for (var p : proof) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = hasher.node(p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = hasher.node(r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && r.equals(head.root());
  }

  /**
   * Says whether {@code proof} shows that {@code to} extends {@code from} (RFC 9162 §2.1.4.2).
   *
   * <p>Anything extends the empty log, so a proof from size 0 proves nothing and is refused; who
   * may meet an empty log handles it apart.
   */
  public static boolean verifyConsistency(TreeHead from, TreeHead to, List<Digest> proof) {
    if (from.size() == 0 || from.size() > to.size() || proof.size() > MAX_PROOF) {
      return false;
    }
    if (from.size() == to.size()) {
      return proof.isEmpty() && from.root().equals(to.root());
    }
    var path = new ArrayDeque<>(proof);
    if (Long.bitCount(from.size()) == 1) {
      path.addFirst(from.root());
    }
    return !path.isEmpty() && climb(from, to, path);
  }

  private static boolean climb(TreeHead from, TreeHead to, ArrayDeque<Digest> path) {
    var hasher = new NodeHasher();
    var shift = Long.numberOfTrailingZeros(from.size());
    var fn = (from.size() - 1) >> shift;
    var sn = (to.size() - 1) >> shift;
    var first = path.removeFirst();
    var second = first;
    for (var c : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        first = hasher.node(c, first);
        second = hasher.node(c, second);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        second = hasher.node(second, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && first.equals(from.root()) && second.equals(to.root());
  }
}
