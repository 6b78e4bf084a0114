package parley.journal.note;

import parley.journal.Bytes;

/**
 * A pair of private keys, wherever they are kept. Real ones are {@link HybridKeyPair}; a simulation
 * passes a cheap one together with the matching {@link SignatureCheck}.
 */
public interface SigningKey {
  LogKeys publicKeys();

  /** Returns a raw Ed25519 signature, 64 bytes. */
  Bytes ed25519(Bytes message);

  /** Returns a raw ML-DSA-44 signature with empty context, 2420 bytes. */
  Bytes mlDsa44(Bytes message);

  /** Signs a checkpoint of this key's own log. */
  default HybridSignature signLog(Checkpoint checkpoint, long timeSeconds) {
    return new HybridSignature(
        timeSeconds,
        ed25519(NoteText.logEd25519(checkpoint)),
        mlDsa44(NoteText.mlDsa(checkpoint.origin(), timeSeconds, checkpoint)));
  }

  /** Cosigns a checkpoint of the other log under this station's cosigner name. */
  default HybridSignature cosign(Checkpoint checkpoint, String cosignerName, long timeSeconds) {
    return new HybridSignature(
        timeSeconds,
        ed25519(NoteText.cosignEd25519(checkpoint, timeSeconds)),
        mlDsa44(NoteText.mlDsa(cosignerName, timeSeconds, checkpoint)));
  }

  /** Signs any other message with both keys; the message must start with a label of its own. */
  default SignaturePair signBoth(Bytes message) {
    return new SignaturePair(ed25519(message), mlDsa44(message));
  }
}
