package parley.journal.card;

import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.note.Origin;

/**
 * What names a line: it follows from the two cards and from nothing else.
 *
 * @param bytes 16 bytes
 */
public record LineId(Bytes bytes) {
  private static final int SIZE = 16;
  private static final Bytes LABEL = Bytes.utf8("parley-line/v1\n");

  public LineId {
    if (bytes.size() != SIZE) {
      throw new MalformedCard("a line id has 16 bytes");
    }
  }

  /** Returns the id of the line between these two cards, in whichever order they come. */
  public static LineId of(Fingerprint one, Fingerprint other) {
    var ordered = one.compareTo(other) < 0;
    var smaller = ordered ? one : other;
    var larger = ordered ? other : one;
    var hash =
        Digest.sha256(LABEL.toArray(), smaller.digest().toArray(), larger.digest().toArray());
    return new LineId(hash.bytes().slice(0, SIZE));
  }

  /** Reads 32 lower-case hexadecimal digits. */
  public static LineId ofHex(String hex) {
    return new LineId(Bytes.fromHex(hex));
  }

  public String hex() {
    return bytes.hex();
  }

  /** Returns the name of one log of this line. */
  public Origin origin(Side side, int epoch) {
    return new Origin(hex(), side, epoch);
  }

  @Override
  public String toString() {
    return hex();
  }
}
