package parley.journal.note;

import parley.journal.Bytes;

/**
 * One public key of each of the two algorithms, raw. Both must have signed.
 *
 * @param ed25519 32 bytes (RFC 8032)
 * @param mlDsa44 1312 bytes (FIPS 204)
 */
public record LogKeys(Bytes ed25519, Bytes mlDsa44) {
  public static final int ED25519_SIZE = 32;
  public static final int ML_DSA_44_SIZE = 1312;

  public LogKeys {
    if (ed25519.size() != ED25519_SIZE || mlDsa44.size() != ML_DSA_44_SIZE) {
      throw new MalformedNote("public keys have 32 and 1312 bytes");
    }
  }
}
