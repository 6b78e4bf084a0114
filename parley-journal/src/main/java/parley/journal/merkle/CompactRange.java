package parley.journal.merkle;

import java.util.ArrayList;
import java.util.List;
import parley.journal.Digest;
import parley.journal.TreeHead;

/**
 * The least one must keep to go on appending: one hash per set bit of the size, largest subtree
 * first.
 *
 * @param size number of leaves
 * @param subtrees roots of the perfect subtrees from left to right
 */
public record CompactRange(long size, List<Digest> subtrees) {
  public static final CompactRange EMPTY = new CompactRange(0, List.of());

  public CompactRange {
    subtrees = List.copyOf(subtrees);
    if (size < 0 || subtrees.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("one subtree per set bit of the size");
    }
  }

  /** Returns the range with one leaf more. */
  public CompactRange append(Digest leafHash) {
    var hasher = new NodeHasher();
    var grown = new ArrayList<>(subtrees);
    var carried = leafHash;
    for (var rest = size; (rest & 1) == 1; rest >>= 1) {
      carried = hasher.node(grown.removeLast(), carried);
    }
    grown.add(carried);
    return new CompactRange(size + 1, grown);
  }

  /** Returns the root over all leaves so far. */
  public Digest root() {
    if (subtrees.isEmpty()) {
      return Digest.EMPTY_ROOT;
    }
    var hasher = new NodeHasher();
    var root = subtrees.getLast();
    for (var at = subtrees.size() - 2; at >= 0; at--) {
      root = hasher.node(subtrees.get(at), root);
    }
    return root;
  }

  public TreeHead head() {
    return new TreeHead(size, root());
  }
}
