package parley.journal.note;

import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;

/**
 * Public keys with the name and role under which they sign notes.
 *
 * @param name the log's origin or the cosigner's name
 * @param role whether they sign their own log or cosign another
 * @param keys the raw keys
 */
public record NoteKeys(String name, Role role, LogKeys keys) {
  /** What a key is for; the type byte of its Ed25519 lines tells them apart. */
  public enum Role {
    LOG(0x01),
    COSIGNER(0x04);

    private final int ed25519Type;

    Role(int ed25519Type) {
      this.ed25519Type = ed25519Type;
    }
  }

  private static final int ML_DSA_TYPE = 0x06;
  private static final int ID_SIZE = 4;

  public NoteKeys {
    NoteText.requireName(name);
  }

  public static NoteKeys log(String origin, LogKeys keys) {
    return new NoteKeys(origin, Role.LOG, keys);
  }

  public static NoteKeys cosigner(String name, LogKeys keys) {
    return new NoteKeys(name, Role.COSIGNER, keys);
  }

  Bytes ed25519Id() {
    return id(role.ed25519Type, keys.ed25519());
  }

  Bytes mlDsa44Id() {
    return id(ML_DSA_TYPE, keys.mlDsa44());
  }

  private Bytes id(int type, Bytes key) {
    var hashed = Bytes.concat(Bytes.utf8(name + "\n"), typed(type, key));
    return Digest.sha256(hashed).bytes().slice(0, ID_SIZE);
  }

  private static Bytes typed(int type, Bytes key) {
    return Bytes.concat(Bytes.of(new byte[] {(byte) type}), key);
  }

  /** Returns the two verifier keys, Ed25519 first: {@code name+hex id+base64(type ‖ key)}. */
  public List<String> vkeys() {
    return List.of(
        vkey(ed25519Id(), typed(role.ed25519Type, keys.ed25519())),
        vkey(mlDsa44Id(), typed(ML_DSA_TYPE, keys.mlDsa44())));
  }

  private String vkey(Bytes id, Bytes typed) {
    return name + "+" + id.hex() + "+" + typed.base64();
  }

  /** Reads {@link #vkeys()} back; the two must have one name and ids that fit. */
  public static NoteKeys ofVkeys(String ed25519, String mlDsa44) {
    var first = ed25519.split("\\+", 3);
    var second = mlDsa44.split("\\+", 3);
    if (first.length != 3 || second.length != 3 || !first[0].equals(second[0])) {
      throw new MalformedNote("two verifier keys of one name are needed");
    }
    var role = role(Bytes.fromBase64(first[2]));
    var keys = new LogKeys(raw(first[2]), raw(second[2]));
    var read = new NoteKeys(first[0], role, keys);
    if (!read.vkeys().equals(List.of(ed25519, mlDsa44))) {
      throw new MalformedNote("a verifier key's type or id does not fit");
    }
    return read;
  }

  private static Role role(Bytes typed) {
    for (var role : Role.values()) {
      if (!typed.isEmpty() && typed.at(0) == role.ed25519Type) {
        return role;
      }
    }
    throw new MalformedNote("not the type of an Ed25519 key");
  }

  private static Bytes raw(String base64) {
    var typed = Bytes.fromBase64(base64);
    if (typed.isEmpty()) {
      throw new MalformedNote("an empty verifier key");
    }
    return typed.slice(1, typed.size());
  }
}
