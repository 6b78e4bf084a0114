package parley.journal.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.journal.Digest;
import parley.journal.TreeHead;

/**
 * A whole tree in memory, 64 bytes a leaf: every perfect subtree's hash, level by level.
 *
 * <p>It belongs to one thread. Level 0 holds leaf hashes, level n the roots over 2^n leaves; tiles
 * are slices of levels 0, 8, 16. A root of any earlier size can be asked for at any time, because
 * what is kept for a perfect subtree never changes.
 */
public final class MerkleTree {
  /** Above this the flat arrays of a level end; one log of a hotline stays far below. */
  public static final long MAX_SIZE = 1L << 25;

  private static final int FIRST_ROOM = 16 * Digest.SIZE;

  private final NodeHasher hasher = new NodeHasher();
  private final List<byte[]> levels = new ArrayList<>();
  private long size;

  /** Starts an empty tree. */
  public MerkleTree() {}

  /** Returns a tree over these leaf hashes. */
  public static MerkleTree of(Iterable<Digest> leafHashes) {
    var tree = new MerkleTree();
    leafHashes.forEach(tree::append);
    return tree;
  }

  /** Adds a leaf and returns its index. */
  public long append(Digest leafHash) {
    if (size == MAX_SIZE) {
      throw new IllegalStateException("this log is full: open a new epoch");
    }
    var index = size;
    put(0, index, leafHash.toArray());
    var at = index;
    for (var level = 0; (at & 1) == 1; level++) {
      var parent = hasher.nodeAt(levels.get(level), offset(at - 1));
      at >>= 1;
      put(level + 1, at, parent);
    }
    size++;
    return index;
  }

  public long size() {
    return size;
  }

  public Digest root() {
    return root(size);
  }

  /** Returns the root this tree had when it had {@code atSize} leaves. */
  public Digest root(long atSize) {
    requireKnown(atSize);
    return atSize == 0 ? Digest.EMPTY_ROOT : range(0, atSize);
  }

  public TreeHead head() {
    return head(size);
  }

  public TreeHead head(long atSize) {
    return new TreeHead(atSize, root(atSize));
  }

  /**
   * Returns the root of the perfect subtree number {@code index} of its level (0: leaf hashes).
   *
   * @throws IndexOutOfBoundsException if that subtree is not complete yet
   */
  public Digest subtree(int level, long index) {
    if (level < 0 || level > 62 || index < 0 || index >= size >> level) {
      throw new IndexOutOfBoundsException("no subtree " + index + " at level " + level);
    }
    var from = offset(index);
    return Digest.of(Arrays.copyOfRange(levels.get(level), from, from + Digest.SIZE));
  }

  /** Returns the proof that leaf {@code index} is below the root of {@code atSize} leaves. */
  public List<Digest> inclusion(long index, long atSize) {
    requireKnown(atSize);
    if (index < 0 || index >= atSize) {
      throw new IndexOutOfBoundsException("no leaf " + index + " below size " + atSize);
    }
    var upwards = new ArrayList<Digest>();
    long from = 0;
    var to = atSize;
    while (to - from > 1) {
      var middle = from + split(to - from);
      if (index < middle) {
        upwards.add(range(middle, to));
        to = middle;
      } else {
        upwards.add(range(from, middle));
        from = middle;
      }
    }
    return List.copyOf(upwards.reversed());
  }

  /** Returns the proof that size {@code to} extends size {@code from}; empty if they are equal. */
  public List<Digest> consistency(long from, long to) {
    requireKnown(to);
    if (from < 1 || from > to) {
      throw new IndexOutOfBoundsException("no proof from size " + from + " to " + to);
    }
    var upwards = new ArrayList<Digest>();
    long left = 0;
    var right = to;
    while (right != from) {
      var middle = left + split(right - left);
      if (from <= middle) {
        upwards.add(range(middle, right));
        right = middle;
      } else {
        upwards.add(range(left, middle));
        left = middle;
      }
    }
    if (left > 0) {
      upwards.add(range(left, right));
    }
    return List.copyOf(upwards.reversed());
  }

  /** Returns an independent tree with the same leaves. */
  public MerkleTree copy() {
    var copy = new MerkleTree();
    levels.forEach(level -> copy.levels.add(level.clone()));
    copy.size = size;
    return copy;
  }

  /** Returns the root over leaves from..to, where from is a multiple of the power of two above. */
  private Digest range(long from, long to) {
    var count = to - from;
    if (Long.bitCount(count) == 1) {
      var level = Long.numberOfTrailingZeros(count);
      return subtree(level, from >> level);
    }
    var middle = from + split(count);
    return hasher.node(range(from, middle), range(middle, to));
  }

  /** Returns the largest power of two below {@code count}. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  private void put(int level, long index, byte[] hash) {
    if (level == levels.size()) {
      levels.add(new byte[FIRST_ROOM]);
    }
    var hashes = levels.get(level);
    var from = offset(index);
    if (from == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      levels.set(level, hashes);
    }
    System.arraycopy(hash, 0, hashes, from, Digest.SIZE);
  }

  private static int offset(long index) {
    return Math.toIntExact(index * Digest.SIZE);
  }

  private void requireKnown(long atSize) {
    if (atSize < 0 || atSize > size) {
      throw new IndexOutOfBoundsException("size " + atSize + " of a log of " + size);
    }
  }
}
