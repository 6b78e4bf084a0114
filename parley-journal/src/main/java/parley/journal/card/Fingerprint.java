package parley.journal.card;

import java.math.BigInteger;
import java.util.ArrayList;
import parley.journal.Digest;

/**
 * What names a card for certain: SHA-256 of its payload.
 *
 * @param digest the hash; its order decides the sides
 */
public record Fingerprint(Digest digest) implements Comparable<Fingerprint> {
  /** Digits to be read aloud. */
  public static final int DIGITS = 40;

  private static final int GROUP = 5;
  private static final int HASHED = 17;
  private static final BigInteger MODULUS = BigInteger.TEN.pow(DIGITS);

  /** Returns 40 digits: the first 17 bytes as a number modulo 10^40, with leading zeros. */
  public String digits() {
    var number = new BigInteger(1, digest.bytes().slice(0, HASHED).toArray()).mod(MODULUS);
    var digits = number.toString();
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** Returns the digits in eight groups of five. */
  public String groups() {
    var groups = new ArrayList<String>();
    for (var at = 0; at < DIGITS; at += GROUP) {
      groups.add(digits().substring(at, at + GROUP));
    }
    return String.join(" ", groups);
  }

  /** Says whether someone typed exactly these 40 digits; spaces and hyphens do not count. */
  public boolean typedAs(String typed) {
    return typed.replaceAll("[\\s-]", "").equals(digits());
  }

  @Override
  public int compareTo(Fingerprint other) {
    return digest.compareTo(other.digest);
  }

  @Override
  public String toString() {
    return groups();
  }
}
