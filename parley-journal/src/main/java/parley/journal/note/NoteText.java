package parley.journal.note;

import java.nio.ByteBuffer;
import parley.journal.Bytes;
import parley.journal.Digest;

/** The exact bytes under each of the four signatures. */
public final class NoteText {
  private static final Bytes SUBTREE = Bytes.utf8("subtree/v1\n\0");
  private static final int MAX_NAME = 255;

  private NoteText() {}

  /** Returns what the log's Ed25519 key signs (type 0x01): the text itself. */
  public static Bytes logEd25519(Checkpoint checkpoint) {
    return checkpoint.bytes();
  }

  /** Returns what the cosigner's Ed25519 key signs (type 0x04): head, time, then the text. */
  public static Bytes cosignEd25519(Checkpoint checkpoint, long timeSeconds) {
    return Bytes.utf8("cosignature/v1\ntime " + timeSeconds + "\n" + checkpoint.text());
  }

  /**
   * Returns what an ML-DSA-44 key signs (type 0x06), for the log with its origin as the name.
   *
   * @param name who signs, at most 255 bytes
   * @param timeSeconds Unix seconds
   */
  public static Bytes mlDsa(String name, long timeSeconds, Checkpoint checkpoint) {
    var signer = Bytes.utf8(name);
    var origin = Bytes.utf8(checkpoint.origin());
    var size = SUBTREE.size() + 2 + signer.size() + origin.size() + 3 * Long.BYTES + Digest.SIZE;
    var out = ByteBuffer.allocate(size).put(SUBTREE.toArray());
    out.put((byte) signer.size()).put(signer.toArray()).putLong(timeSeconds);
    out.put((byte) origin.size()).put(origin.toArray()).putLong(0);
    out.putLong(checkpoint.head().size()).put(checkpoint.head().root().toArray());
    return Bytes.of(out.array());
  }

  /** Refuses a name that a signature line or a verifier key could not carry unmistakably. */
  static void requireName(String name) {
    if (name.isEmpty() || Bytes.utf8(name).size() > MAX_NAME) {
      throw new MalformedNote("a name has 1 to 255 bytes");
    }
    if (!name.codePoints().allMatch(NoteText::allowed)) {
      throw new MalformedNote("a name has no space, no control character and no '+'");
    }
  }

  private static boolean allowed(int character) {
    return character != '+'
        && !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE
        && Character.getType(character) != Character.FORMAT;
  }
}
