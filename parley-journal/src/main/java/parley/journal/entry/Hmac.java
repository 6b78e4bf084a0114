package parley.journal.entry;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.journal.Bytes;

/** HMAC-SHA256 under one key. */
final class Hmac {
  private final Mac mac;

  Hmac(Bytes key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no HMAC-SHA256", e);
    }
  }

  Bytes over(Bytes message) {
    return Bytes.of(mac.doFinal(message.toArray()));
  }
}
