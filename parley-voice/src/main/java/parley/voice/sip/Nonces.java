package parley.voice.sip;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The nonces of challenges. One says by itself when it was made, under a key of ours, so a
 * challenge costs no memory; only those that a password has proven are remembered, a few for each
 * handset, to see that every count is used once (RFC 7616 section 5.4).
 */
final class Nonces {
  /** What a nonce is worth now. */
  enum Worth {
    GOOD,
    /** Ours, but too old or used: the sender may try again with a new one. */
    STALE,
    /** Not ours. */
    FOREIGN
  }

  private static final String MAC = "HmacSHA256";
  private static final int SALT = 8;
  private static final int TAG = 16;
  private static final int SIZE = Long.BYTES + SALT + TAG;
  private static final int REMEMBERED = 8;

  /** The last count of each proven nonce of a handset, and the time before which all are spent. */
  private static final class Proven {
    final LinkedHashMap<String, Long> counts = new LinkedHashMap<>();
    long spentUntil = Long.MIN_VALUE;
  }

  private final SecretKeySpec key;
  private final RandomGenerator chance;
  private final long lifeMillis;
  private final Map<String, Proven> proven = new HashMap<>();

  Nonces(RandomGenerator chance, long lifeMillis) {
    var secret = new byte[32];
    chance.nextBytes(secret);
    this.key = new SecretKeySpec(secret, MAC);
    this.chance = chance;
    this.lifeMillis = lifeMillis;
  }

  /** Returns a fresh nonce. {@code monoMillis} is a clock that only goes forward. */
  String fresh(long monoMillis) {
    var salt = new byte[SALT];
    chance.nextBytes(salt);
    var bytes = ByteBuffer.allocate(SIZE).putLong(monoMillis).put(salt);
    bytes.put(tag(bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Tells what a nonce is worth before anything has been proven; it changes nothing. */
  Worth worth(String nonce, long monoMillis) {
    var bytes = bytes(nonce);
    if (bytes.length != SIZE
        || !MessageDigest.isEqual(tag(bytes), Arrays.copyOfRange(bytes, SIZE - TAG, SIZE))) {
      return Worth.FOREIGN;
    }
    var made = ByteBuffer.wrap(bytes).getLong();
    return monoMillis - made <= lifeMillis ? Worth.GOOD : Worth.STALE;
  }

  /**
   * Spends one count of a good nonce that a configured handset has proven; returns false if that
   * count, or a later one, was spent before.
   */
  boolean spend(String handset, String nonce, long count) {
    var made = ByteBuffer.wrap(bytes(nonce)).getLong();
    var all = proven.computeIfAbsent(handset, _ -> new Proven());
    var last = all.counts.get(nonce);
    if (last == null ? made <= all.spentUntil : count <= last) {
      return false;
    }
    all.counts.put(nonce, count);
    if (all.counts.size() > REMEMBERED) {
      var oldest = all.counts.firstEntry().getKey();
      all.counts.remove(oldest);
      all.spentUntil = Math.max(all.spentUntil, ByteBuffer.wrap(bytes(oldest)).getLong());
    }
    return true;
  }

  private static byte[] bytes(String nonce) {
    try {
      return Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] tag(byte[] nonce) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update(nonce, 0, SIZE - TAG);
      return Arrays.copyOf(mac.doFinal(), TAG);
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("this Java has no " + MAC, missing);
    }
  }
}
