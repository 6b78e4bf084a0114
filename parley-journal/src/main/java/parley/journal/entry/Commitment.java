package parley.journal.entry;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.merkle.Merkle;
import parley.journal.merkle.MerkleTree;

/**
 * The eight values of an entry with the salts that hide them, and the tree over both.
 *
 * <p>Absent fields have the empty value and a commitment like any other, so absence does not show.
 */
public final class Commitment {
  /** Length of an entry secret in bytes. */
  public static final int SECRET_SIZE = 32;

  private static final Bytes SALT = Bytes.utf8("parley-salt/v1\0");
  private static final Bytes FIELD = Bytes.utf8("parley-field/v1\n");

  private final List<Bytes> values;
  private final List<Bytes> salts;
  private final MerkleTree tree;

  /**
   * Commits to eight values.
   *
   * @param secret the entry secret, 32 bytes
   * @param values the fields by tag
   */
  public Commitment(Bytes secret, List<Bytes> values) {
    if (secret.size() != SECRET_SIZE) {
      throw new MalformedEntry("an entry secret has 32 bytes");
    }
    if (values.size() != Field.ALL.size()) {
      throw new MalformedEntry("an entry has eight fields");
    }
    this.values = List.copyOf(values);
    this.salts = salts(secret);
    this.tree = new MerkleTree();
    for (var field : Field.ALL) {
      tree.append(leafHash(field, salt(field), value(field)));
    }
  }

  private static List<Bytes> salts(Bytes secret) {
    var hmac = new Hmac(secret);
    var salts = new ArrayList<Bytes>();
    for (var field : Field.ALL) {
      salts.add(hmac.over(Bytes.concat(SALT, Bytes.of(new byte[] {(byte) field.tag()}))));
    }
    return List.copyOf(salts);
  }

  /** Returns the leaf hash of SHA-256("parley-field/v1\n" ‖ tag ‖ salt ‖ u32 length ‖ value). */
  static Digest leafHash(Field field, Bytes salt, Bytes value) {
    var head = ByteBuffer.allocate(1).put((byte) field.tag()).array();
    var length = ByteBuffer.allocate(Integer.BYTES).putInt(value.size()).array();
    var committed = Digest.sha256(FIELD.toArray(), head, salt.toArray(), length, value.toArray());
    return Merkle.leafHash(committed.bytes());
  }

  public Bytes value(Field field) {
    return values.get(field.tag());
  }

  public Bytes salt(Field field) {
    return salts.get(field.tag());
  }

  /** Returns what the leaf carries as {@code commit}. */
  public Digest root() {
    return tree.root();
  }

  /** Returns the field with what a stranger needs to check it against {@link #root()}. */
  public FieldDisclosure disclose(Field field) {
    return new FieldDisclosure(
        field, salt(field), value(field), tree.inclusion(field.tag(), Field.ALL.size()));
  }
}
