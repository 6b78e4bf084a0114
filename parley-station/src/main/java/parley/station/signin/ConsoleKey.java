package parley.station.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * The public half of a key that a console made and its browser does not give away. Its digest names
 * that browser; agreeing on a secret with it gives the key under which a session's requests are
 * stamped.
 *
 * @param encoded the point on P-256, uncompressed (SEC 1 §2.3.3), in base64url without padding
 */
public record ConsoleKey(String encoded) {
  private static final ECDomainParameters P_256 =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int UNCOMPRESSED = 65;
  private static final String PURPOSE = "parley stamp 1";

  /** What the console needs to reach the same secret, and the secret itself. */
  public record Agreed(String stationKey, StampKey secret) {}

  /** Reads a key; empty when it is no point on the curve. */
  public static Optional<ConsoleKey> of(String encoded) {
    try {
      var key = new ConsoleKey(encoded);
      return key.point().isInfinity() ? Optional.empty() : Optional.of(key);
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
  }

  private ECPoint point() {
    byte[] bytes = Base64.getUrlDecoder().decode(encoded);
    if (bytes.length != UNCOMPRESSED) {
      throw new IllegalArgumentException("not an uncompressed point");
    }
    // Refuses what is not on the curve, so that no secret leaks to a chosen wrong point.
    return P_256.getCurve().decodePoint(bytes);
  }

  /** Names the browser this key lives in: 16 hexadecimal digits. */
  public String name() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(encoded.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Agrees on a fresh secret: ECDH with a key of one use, then HKDF (RFC 5869) with SHA-256. */
  public Agreed agree() {
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(P_256, RANDOM));
    var ours = generator.generateKeyPair();
    var agreement = new ECDHBasicAgreement();
    agreement.init(ours.getPrivate());
    BigInteger shared = agreement.calculateAgreement(new ECPublicKeyParameters(point(), P_256));
    byte[] bytes = ((ECPublicKeyParameters) ours.getPublic()).getQ().getEncoded(false);
    String stationKey = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Agreed(stationKey, secret(BigIntegers.asUnsignedByteArray(32, shared), PURPOSE));
  }

  private static StampKey secret(byte[] shared, String purpose) {
    var hkdf = new HKDFBytesGenerator(new SHA256Digest());
    byte[] info = purpose.getBytes(StandardCharsets.US_ASCII);
    hkdf.init(new HKDFParameters(shared, new byte[0], info));
    byte[] key = new byte[32];
    hkdf.generateBytes(key, 0, key.length);
    return new StampKey(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }
}
