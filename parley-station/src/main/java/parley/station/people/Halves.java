package parley.station.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One-time codes in two halves, one given to each of the two people who let somebody enrol. Neither
 * half opens anything, so neither of the two can enrol alone in another's name.
 */
final class Halves {
  /** No letter that is taken for a digit, and none that is taken for another. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Halves() {}

  /** A new half of 49 random bits, such as {@code ABCDE-FGHJK}. */
  static String make() {
    var half = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      half.append(i == LENGTH / 2 ? "-" : "")
          .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return half.toString();
  }

  /** The digest under which a code is kept, however it was typed. */
  static String digest(String code) {
    String bare = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(bare.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static boolean match(String digest, String code) {
    return MessageDigest.isEqual(
        digest.getBytes(StandardCharsets.US_ASCII),
        digest(code).getBytes(StandardCharsets.US_ASCII));
  }
}
