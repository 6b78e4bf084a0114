package parley.journal.note;

import parley.journal.Bytes;

/**
 * Two signatures over the same message, one an algorithm.
 *
 * @param ed25519 64 bytes
 * @param mlDsa44 2420 bytes
 */
public record SignaturePair(Bytes ed25519, Bytes mlDsa44) {
  public SignaturePair {
    HybridSignature.requireSizes(ed25519, mlDsa44);
  }
}
