package parley.journal.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import parley.journal.Bytes;

/**
 * Ed25519 by BouncyCastle, which is about twenty times cheaper than the platform's, and ML-DSA-44
 * by the platform.
 */
final class RealSignatures {
  /** SubjectPublicKeyInfo of an ML-DSA-44 key up to the key itself (RFC 9881 §4). */
  private static final Bytes SPKI = Bytes.fromHex("30820532300b06096086480165030403110382052100");

  /** ML-DSA signs with an empty context; the platform knows this algorithm since JDK 24. */
  static final String ML_DSA_44 = "ML-DSA-44";

  private RealSignatures() {}

  static boolean ed25519(Bytes publicKey, Bytes message, Bytes signature) {
    if (publicKey.size() != LogKeys.ED25519_SIZE
        || signature.size() != HybridSignature.ED25519_SIZE) {
      return false;
    }
    var m = message.toArray();
    return Ed25519.verify(signature.toArray(), 0, publicKey.toArray(), 0, m, 0, m.length);
  }

  static boolean mlDsa44(Bytes publicKey, Bytes message, Bytes signature) {
    if (publicKey.size() != LogKeys.ML_DSA_44_SIZE
        || signature.size() != HybridSignature.ML_DSA_44_SIZE) {
      return false;
    }
    try {
      var encoded = new X509EncodedKeySpec(Bytes.concat(SPKI, publicKey).toArray());
      var check = Signature.getInstance(ML_DSA_44);
      check.initVerify(KeyFactory.getInstance(ML_DSA_44).generatePublic(encoded));
      check.update(message.toArray());
      return check.verify(signature.toArray());
    } catch (InvalidKeySpecException | InvalidKeyException | SignatureException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
    }
  }
}
