package parley.station.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.util.BigIntegers;

/** What a browser does with the key of its console, done by a test. */
public final class StampingConsole {
  private static final ECDomainParameters P_256 =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
  private static final SecureRandom RANDOM = new SecureRandom();
  private final AsymmetricCipherKeyPair pair;
  private byte[] key = new byte[0];

  public StampingConsole() {
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(P_256, RANDOM));
    this.pair = generator.generateKeyPair();
  }

  /** The same browser, which may stamp for another session. */
  public StampingConsole(StampingConsole same) {
    this.pair = same.pair;
  }

  /** The public half, as a sign-in sends it. */
  public String publicKey() {
    return base64(((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false));
  }

  /** Stamps with the key of this session from now on. */
  public void bind(String stationKey) {
    var theirs = P_256.getCurve().decodePoint(Base64.getUrlDecoder().decode(stationKey));
    var agreement = new ECDHBasicAgreement();
    agreement.init(pair.getPrivate());
    BigInteger shared = agreement.calculateAgreement(new ECPublicKeyParameters(theirs, P_256));
    var hkdf = new HKDFBytesGenerator(new SHA256Digest());
    byte[] purpose = "parley stamp 1".getBytes(StandardCharsets.US_ASCII);
    hkdf.init(
        new HKDFParameters(BigIntegers.asUnsignedByteArray(32, shared), new byte[0], purpose));
    key = new byte[32];
    hkdf.generateBytes(key, 0, key.length);
  }

  /** A new stamp of this time for a request. */
  public String stamp(String method, String target, long atMillis) {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    String once = base64(bits);
    String covered = String.join("\n", "parley stamp 1", method, target, "" + atMillis, once);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] code = mac.doFinal(covered.getBytes(StandardCharsets.UTF_8));
      return atMillis + "." + once + "." + base64(code);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
