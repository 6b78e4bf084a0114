package parley.journal.pack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.entry.Leaf;
import parley.journal.merkle.Merkle;
import parley.journal.merkle.MerkleTree;

/**
 * The leaves of one log up to its checkpoint, kept as the entry bundles of tlog-tiles (132 bytes a
 * leaf and a length), with the tree over them.
 */
final class Leaves {
  private static final int STRIDE = Short.BYTES + Leaf.SIZE;

  private final List<Bytes> bundles;
  private final MerkleTree tree = new MerkleTree();

  /** Takes bundles as they stand in a pack; refuses wrong lengths, leaves, or seq. */
  Leaves(List<Bytes> bundles) {
    this.bundles = List.copyOf(bundles);
    for (var bundle : this.bundles) {
      if (bundle.isEmpty() || bundle.size() % STRIDE != 0 || tree.size() % Tiles.WIDTH != 0) {
        throw new MalformedPack("an entry bundle has the wrong size");
      }
      for (var at = 0; at < bundle.size(); at += STRIDE) {
        var length = bundle.slice(at, at + Short.BYTES);
        var encoded = bundle.slice(at + Short.BYTES, at + STRIDE);
        if (!length.equals(LENGTH) || Leaf.parse(encoded).seq() != tree.size()) {
          throw new MalformedPack("a leaf's length or seq does not fit its place");
        }
        tree.append(Merkle.leafHash(encoded));
      }
    }
  }

  private static final Bytes LENGTH =
      Bytes.of(ByteBuffer.allocate(Short.BYTES).putShort((short) Leaf.SIZE).array());

  /** Takes the first {@code size} leaves of a log a station holds. */
  static Leaves of(EpochLog log, long size) {
    var bundles = new ArrayList<Bytes>();
    for (long from = 0; from < size; from += Tiles.WIDTH) {
      var width = (int) Math.min(Tiles.WIDTH, size - from);
      var out = ByteBuffer.allocate(width * STRIDE);
      for (var i = 0; i < width; i++) {
        out.put(LENGTH.toArray()).put(log.entry(from + i).leaf().encode().toArray());
      }
      bundles.add(Bytes.of(out.array()));
    }
    return new Leaves(bundles);
  }

  long size() {
    return tree.size();
  }

  MerkleTree tree() {
    return tree;
  }

  List<Bytes> bundles() {
    return bundles;
  }

  Leaf get(long index) {
    var from = Math.toIntExact(index % Tiles.WIDTH) * STRIDE + Short.BYTES;
    var bundle = bundles.get(Math.toIntExact(index / Tiles.WIDTH));
    return Leaf.parse(bundle.slice(from, from + Leaf.SIZE));
  }
}
