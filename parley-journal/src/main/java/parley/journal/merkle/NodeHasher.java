package parley.journal.merkle;

import java.security.MessageDigest;
import parley.journal.Digest;

/** Hashes leaves and nodes with one reused computation; not for use by two threads. */
final class NodeHasher {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private final MessageDigest sha = Digest.newSha256();

  Digest leaf(byte[] content) {
    sha.update(LEAF);
    sha.update(content);
    return Digest.of(sha.digest());
  }

  Digest node(Digest left, Digest right) {
    sha.update(NODE);
    left.feed(sha);
    right.feed(sha);
    return Digest.of(sha.digest());
  }

  /** Hashes the two neighbouring digests that stand at {@code offset} in {@code hashes}. */
  byte[] nodeAt(byte[] hashes, int offset) {
    sha.update(NODE);
    sha.update(hashes, offset, 2 * Digest.SIZE);
    return sha.digest();
  }
}
