package parley.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An immutable byte string. It copies what goes in and what comes out; order is unsigned. */
public final class Bytes implements Comparable<Bytes> {
  public static final Bytes EMPTY = new Bytes(new byte[0]);
  private static final int SHOWN = 8;

  private final byte[] content;

  private Bytes(byte[] owned) {
    this.content = owned;
  }

  /** Returns a copy of the given bytes. */
  public static Bytes of(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /** Returns the UTF-8 form of a text. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the parts one after another. */
  public static Bytes concat(Bytes... parts) {
    var size = 0;
    for (var part : parts) {
      size = Math.addExact(size, part.content.length);
    }
    var all = new byte[size];
    var at = 0;
    for (var part : parts) {
      System.arraycopy(part.content, 0, all, at, part.content.length);
      at += part.content.length;
    }
    return new Bytes(all);
  }

  /** Returns {@code size} zero bytes. */
  public static Bytes zeros(int size) {
    return new Bytes(new byte[size]);
  }

  /** Returns the bytes that lower-case hexadecimal digits stand for; refuses anything else. */
  public static Bytes fromHex(String hex) {
    try {
      var bytes = new Bytes(HexFormat.of().parseHex(hex));
      if (!bytes.hex().equals(hex)) {
        throw new Malformed("hexadecimal digits must be lower case");
      }
      return bytes;
    } catch (IllegalArgumentException _) {
      throw new Malformed("not lower-case hexadecimal");
    }
  }

  /** Returns the bytes behind standard base64 with padding; only the one canonical form passes. */
  public static Bytes fromBase64(String text) {
    try {
      var bytes = new Bytes(Base64.getDecoder().decode(text));
      if (bytes.base64().equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      throw new Malformed("not base64");
    }
    throw new Malformed("base64 is not canonical");
  }

  /** Returns a copy of the content. */
  public byte[] toArray() {
    return content.clone();
  }

  public int size() {
    return content.length;
  }

  public boolean isEmpty() {
    return content.length == 0;
  }

  public byte at(int index) {
    return content[index];
  }

  /** Returns the bytes from {@code from} up to and without {@code to}. */
  public Bytes slice(int from, int to) {
    if (from < 0 || to < from || to > content.length) {
      throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + content.length);
    }
    return new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /** Copies the whole content into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(content, 0, target, offset, content.length);
  }

  public String hex() {
    return HexFormat.of().formatHex(content);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(content);
  }

  /** Returns the text these bytes are the UTF-8 form of; refuses bytes that are not UTF-8. */
  public String text() {
    var text = new String(content, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)) {
      throw new Malformed("not UTF-8");
    }
    return text;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** Returns the size and the first bytes only, so that no secret reaches a program log whole. */
  @Override
  public String toString() {
    var shown = HexFormat.of().formatHex(content, 0, Math.min(SHOWN, content.length));
    return content.length <= SHOWN ? shown : shown + "…(" + content.length + ")";
  }
}
