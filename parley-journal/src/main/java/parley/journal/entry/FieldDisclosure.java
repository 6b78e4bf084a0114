package parley.journal.entry;

import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.merkle.Merkle;

/**
 * One field of one entry, opened.
 *
 * @param field which of the eight
 * @param salt 32 bytes that hid it
 * @param value what it says; empty if the entry has no such field
 * @param path three hashes up to the entry's {@code commit}
 */
public record FieldDisclosure(Field field, Bytes salt, Bytes value, List<Digest> path) {
  private static final int PATH = 3;

  public FieldDisclosure {
    path = List.copyOf(path);
    if (salt.size() != Digest.SIZE || path.size() != PATH) {
      throw new MalformedEntry("a field opens with a salt of 32 bytes and three hashes");
    }
  }

  /** Says whether the leaf that carries {@code commit} really says this. */
  public boolean opens(Digest commit) {
    return Merkle.verifyInclusion(
        Commitment.leafHash(field, salt, value),
        field.tag(),
        path,
        new TreeHead(Field.ALL.size(), commit));
  }
}
