package parley.journal.note;

import parley.journal.Bytes;

/** Checks signatures. Total: any bytes are answered yes or no. */
public interface SignatureCheck {
  /** The real algorithms: BouncyCastle's Ed25519 and the platform's ML-DSA-44. */
  SignatureCheck REAL =
      new SignatureCheck() {
        @Override
        public boolean ed25519(Bytes publicKey, Bytes message, Bytes signature) {
          return RealSignatures.ed25519(publicKey, message, signature);
        }

        @Override
        public boolean mlDsa44(Bytes publicKey, Bytes message, Bytes signature) {
          return RealSignatures.mlDsa44(publicKey, message, signature);
        }
      };

  boolean ed25519(Bytes publicKey, Bytes message, Bytes signature);

  boolean mlDsa44(Bytes publicKey, Bytes message, Bytes signature);

  /** Says whether both of the log's signatures hold. */
  default boolean logSigned(LogKeys keys, SignedCheckpoint signed) {
    var checkpoint = signed.checkpoint();
    var by = signed.byLog();
    var name = checkpoint.origin();
    return ed25519(keys.ed25519(), NoteText.logEd25519(checkpoint), by.ed25519())
        && mlDsa44(
            keys.mlDsa44(), NoteText.mlDsa(name, by.timeSeconds(), checkpoint), by.mlDsa44());
  }

  /** Says whether both of a cosigner's signatures hold under that name. */
  default boolean cosigned(
      LogKeys keys, String cosignerName, Checkpoint checkpoint, HybridSignature by) {
    var time = by.timeSeconds();
    return ed25519(keys.ed25519(), NoteText.cosignEd25519(checkpoint, time), by.ed25519())
        && mlDsa44(keys.mlDsa44(), NoteText.mlDsa(cosignerName, time, checkpoint), by.mlDsa44());
  }

  /** Says whether both signatures over any other message hold. */
  default boolean both(LogKeys keys, Bytes message, SignaturePair signatures) {
    return ed25519(keys.ed25519(), message, signatures.ed25519())
        && mlDsa44(keys.mlDsa44(), message, signatures.mlDsa44());
  }
}
