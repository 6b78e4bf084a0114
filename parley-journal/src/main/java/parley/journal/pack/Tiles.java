package parley.journal.pack;

import java.util.function.BiConsumer;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.merkle.MerkleTree;

/** Hash tiles and entry bundles in the layout of c2sp.org/tlog-tiles. */
final class Tiles {
  /** Hashes or leaves in a full tile. */
  static final int WIDTH = 256;

  private static final int HEIGHT = 8;

  private Tiles() {}

  /** Hands every hash tile of a tree and every entry bundle to {@code sink}, by path. */
  static void render(Leaves leaves, BiConsumer<String, Bytes> sink) {
    var tree = leaves.tree();
    for (var level = 0; tree.size() >> (HEIGHT * level) > 0; level++) {
      var count = tree.size() >> (HEIGHT * level);
      for (long n = 0; n * WIDTH < count; n++) {
        var width = (int) Math.min(WIDTH, count - n * WIDTH);
        sink.accept("tile/" + level + "/" + name(n, width), tile(tree, level, n, width));
      }
    }
    for (var n = 0; n < leaves.bundles().size(); n++) {
      sink.accept(bundleName(n, leaves.size()), leaves.bundles().get(n));
    }
  }

  /** Returns the path of entry bundle {@code n} of a log of this size. */
  static String bundleName(long n, long size) {
    return "tile/entries/" + name(n, (int) Math.min(WIDTH, size - n * WIDTH));
  }

  private static Bytes tile(MerkleTree tree, int level, long n, int width) {
    var out = new byte[width * Digest.SIZE];
    for (var i = 0; i < width; i++) {
      tree.subtree(HEIGHT * level, n * WIDTH + i).copyTo(out, i * Digest.SIZE);
    }
    return Bytes.of(out);
  }

  /** Three digits a folder, all but the last behind an x; a partial tile names its width. */
  private static String name(long n, int width) {
    var path = new StringBuilder("%03d".formatted(n % 1000));
    for (var rest = n / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return width == WIDTH ? path.toString() : path + ".p/" + width;
  }
}
