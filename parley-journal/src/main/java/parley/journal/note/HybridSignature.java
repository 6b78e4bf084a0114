package parley.journal.note;

import parley.journal.Bytes;

/**
 * What one party put under a checkpoint: both algorithms and its time.
 *
 * @param timeSeconds Unix seconds, above 0. For a log's own signature it stands in the ML-DSA line
 *     only, because an ordinary note line has no time; a cosigner's two lines carry the same time
 * @param ed25519 raw signature, 64 bytes
 * @param mlDsa44 raw signature, 2420 bytes
 */
public record HybridSignature(long timeSeconds, Bytes ed25519, Bytes mlDsa44) {
  public static final int ED25519_SIZE = 64;
  public static final int ML_DSA_44_SIZE = 2420;

  public HybridSignature {
    if (timeSeconds <= 0) {
      throw new MalformedNote("a signature's time is above 0");
    }
    requireSizes(ed25519, mlDsa44);
  }

  static void requireSizes(Bytes ed25519, Bytes mlDsa44) {
    if (ed25519.size() != ED25519_SIZE || mlDsa44.size() != ML_DSA_44_SIZE) {
      throw new MalformedNote("signatures have 64 and 2420 bytes");
    }
  }
}
