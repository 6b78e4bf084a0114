package parley.journal.entry;

import java.nio.ByteBuffer;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.merkle.Merkle;

/**
 * The fixed 132 bytes that stand in the log for one entry.
 *
 * @param seq equal to the leaf's index
 * @param peer the newest checkpoint of the other log its author knew
 * @param commit root over the eight field commitments
 * @param blobHash SHA-256 of the sealed blob
 */
public record Leaf(long seq, PeerHead peer, Digest commit, Digest blobHash) {
  /** Length of every leaf in bytes. */
  public static final int SIZE = 132;

  /** Length of the part before {@code blobHash}, which the blob is sealed under. */
  static final int SEALED_UNDER = 100;

  private static final Bytes PREFIX = Bytes.utf8("parley-entry/v1\n");

  public Leaf {
    if (seq < 0) {
      throw new MalformedEntry("a leaf's seq starts at 0");
    }
  }

  /** Returns the 132 bytes. */
  public Bytes encode() {
    return Bytes.concat(sealedUnder(), blobHash.bytes());
  }

  /** Returns the first 100 bytes: all but the blob's hash. */
  Bytes sealedUnder() {
    var out = ByteBuffer.allocate(SEALED_UNDER);
    out.put(PREFIX.toArray()).putLong(seq).putInt(peer.epoch()).putLong(peer.head().size());
    out.put(peer.head().root().toArray()).put(commit.toArray());
    return Bytes.of(out.array());
  }

  /** Reads 132 bytes; refuses any other length, prefix or impossible number. */
  public static Leaf parse(Bytes encoded) {
    if (encoded.size() != SIZE) {
      throw new MalformedEntry("a leaf has 132 bytes");
    }
    if (!encoded.slice(0, PREFIX.size()).equals(PREFIX)) {
      throw new MalformedEntry("a leaf starts with parley-entry/v1");
    }
    var in = ByteBuffer.wrap(encoded.toArray()).position(PREFIX.size());
    var seq = in.getLong();
    var epoch = in.getInt();
    var size = in.getLong();
    if (size < 0) {
      throw new MalformedEntry("a peer size below 2^63");
    }
    var peer = new PeerHead(epoch, new TreeHead(size, next(in)));
    return new Leaf(seq, peer, next(in), next(in));
  }

  private static Digest next(ByteBuffer in) {
    var value = new byte[Digest.SIZE];
    in.get(value);
    return Digest.of(value);
  }

  /** Returns the RFC 6962 leaf hash of the 132 bytes. */
  public Digest hash() {
    return Merkle.leafHash(encode());
  }
}
