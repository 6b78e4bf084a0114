package parley.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: exactly 32 bytes, which every proof and every tree relies on. */
public final class Digest implements Comparable<Digest> {
  public static final int SIZE = 32;

  /** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
  public static final Digest EMPTY_ROOT = sha256(new byte[0]);

  private final byte[] value;

  private Digest(byte[] owned) {
    this.value = owned;
  }

  /** Returns the digest with this value; refuses any length but 32. */
  public static Digest of(byte[] value) {
    if (value.length != SIZE) {
      throw new Malformed("a digest has 32 bytes, not " + value.length);
    }
    return new Digest(value.clone());
  }

  /** Returns the digest with this value; refuses any length but 32. */
  public static Digest of(Bytes value) {
    return of(value.toArray());
  }

  /** Returns the digest that is the canonical base64 text {@code text}. */
  public static Digest fromBase64(String text) {
    return of(Bytes.fromBase64(text));
  }

  /** Returns SHA-256 over the parts one after another. */
  public static Digest sha256(byte[]... parts) {
    var sha = newSha256();
    for (var part : parts) {
      sha.update(part);
    }
    return new Digest(sha.digest());
  }

  /** Returns SHA-256 over {@code content}. */
  public static Digest sha256(Bytes content) {
    return sha256(content.toArray());
  }

  /** Returns a fresh SHA-256 computation; every Java platform must have it. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }

  public Bytes bytes() {
    return Bytes.of(value);
  }

  public byte[] toArray() {
    return value.clone();
  }

  /** Feeds this value into a running computation without a copy. */
  public void feed(MessageDigest sha) {
    sha.update(value);
  }

  /** Copies the 32 bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(value, 0, target, offset, SIZE);
  }

  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && MessageDigest.isEqual(value, digest.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex().substring(0, 16);
  }
}
