package parley.sim.station;

import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.note.HybridSignature;
import parley.journal.note.LogKeys;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SigningKey;

/**
 * Signatures by keyed hash, of the right sizes: thousands of times cheaper than real ones, and as
 * good against everybody who does not try to forge. Inside one simulation nobody does.
 */
final class CheapKey implements SigningKey {
  /** Checks what such keys sign. */
  static final SignatureCheck CHECK =
      new SignatureCheck() {
        @Override
        public boolean ed25519(Bytes publicKey, Bytes message, Bytes signature) {
          return sign(publicKey, message, HybridSignature.ED25519_SIZE).equals(signature);
        }

        @Override
        public boolean mlDsa44(Bytes publicKey, Bytes message, Bytes signature) {
          return sign(publicKey, message, HybridSignature.ML_DSA_44_SIZE).equals(signature);
        }
      };

  private final LogKeys keys;

  CheapKey(String name) {
    var seed = Digest.sha256(Bytes.utf8("cheap key of " + name)).bytes();
    this.keys = new LogKeys(seed, padded(seed, LogKeys.ML_DSA_44_SIZE));
  }

  @Override
  public LogKeys publicKeys() {
    return keys;
  }

  @Override
  public Bytes ed25519(Bytes message) {
    return sign(keys.ed25519(), message, HybridSignature.ED25519_SIZE);
  }

  @Override
  public Bytes mlDsa44(Bytes message) {
    return sign(keys.mlDsa44(), message, HybridSignature.ML_DSA_44_SIZE);
  }

  private static Bytes sign(Bytes key, Bytes message, int size) {
    return padded(Digest.sha256(key.toArray(), message.toArray()).bytes(), size);
  }

  private static Bytes padded(Bytes start, int size) {
    return Bytes.concat(start, Bytes.zeros(size - start.size()));
  }
}
