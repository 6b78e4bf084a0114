package parley.voice.sip;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import parley.journal.Bytes;

/**
 * A line of RFC 4568: the key under which the side that wrote it sends, AES_CM_128_HMAC_SHA1_80.
 *
 * @param tag 1 to nine digits; the answer repeats the one it chose
 * @param key 16 bytes
 * @param salt 14 bytes
 */
record SdesKey(int tag, Bytes key, Bytes salt) {
  static final String SUITE = "AES_CM_128_HMAC_SHA1_80";
  private static final int KEY = 16;
  private static final int SALT = 14;
  private static final int MOST_DIGITS = 9;

  /** Returns a key of our own. {@code chance} must be fit for keys. */
  static SdesKey fresh(int tag, RandomGenerator chance) {
    var material = new byte[KEY + SALT];
    chance.nextBytes(material);
    return of(tag, material);
  }

  /**
   * Reads what stands behind {@code a=crypto:}; empty for other suites, for a master key identifier
   * and for session parameters, none of which we take.
   */
  static Optional<SdesKey> read(String text) {
    var words = text.strip().split("\\s+", -1);
    if (words.length != 3 || !words[1].equals(SUITE) || !words[2].startsWith("inline:")) {
      return Optional.empty();
    }
    var parts = words[2].substring("inline:".length()).split("\\|", -1);
    if (parts.length > 2 || (parts.length == 2 && parts[1].contains(":"))) {
      return Optional.empty();
    }
    var digits = words[0].matches("[0-9]{1," + MOST_DIGITS + "}");
    return digits ? material(Integer.parseInt(words[0]), parts[0]) : Optional.empty();
  }

  private static Optional<SdesKey> material(int tag, String base64) {
    try {
      var material = Base64.getDecoder().decode(base64);
      return material.length == KEY + SALT ? Optional.of(of(tag, material)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static SdesKey of(int tag, byte[] material) {
    var all = Bytes.of(material);
    return new SdesKey(tag, all.slice(0, KEY), all.slice(KEY, KEY + SALT));
  }

  /** Returns what stands behind {@code a=crypto:}. */
  String written() {
    var material = Base64.getEncoder().encodeToString(Bytes.concat(key, salt).toArray());
    return tag + " " + SUITE + " inline:" + material;
  }

  @Override
  public String toString() {
    return "SdesKey[" + tag + "]";
  }
}
