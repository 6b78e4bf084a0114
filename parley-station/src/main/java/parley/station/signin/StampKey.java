package parley.station.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one session's stamps, known to the station and to one browser.
 *
 * @param encoded 32 bytes in base64url without padding
 */
public record StampKey(String encoded) {
  /** Whether the stamp's code was made with this key for this request. */
  boolean made(Stamp stamp, String method, String target) {
    byte[] wanted = code(stamp.covered(method, target));
    return MessageDigest.isEqual(wanted, decoded(stamp.code()));
  }

  private static byte[] decoded(String code) {
    try {
      return Base64.getUrlDecoder().decode(code);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private byte[] code(String covered) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(encoded), "HmacSHA256"));
      return mac.doFinal(covered.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public String toString() {
    return "a stamp key";
  }
}
