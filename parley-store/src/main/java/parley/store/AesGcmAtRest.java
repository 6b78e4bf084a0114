package parley.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import parley.core.durable.AtRest;
import parley.journal.Bytes;
import parley.journal.Malformed;

/**
 * AES-256-GCM under one key: 12 random nonce bytes, then ciphertext and tag. With random nonces one
 * key serves 2^32 values (NIST SP 800-38D §8.3), which is millions of days of a hotline.
 */
final class AesGcmAtRest implements AtRest {
  static final int KEY_SIZE = 32;
  private static final int NONCE_SIZE = 12;
  private static final int TAG_SIZE = 16;

  private final SecretKeySpec key;
  private final SecureRandom random;

  AesGcmAtRest(Bytes key, SecureRandom random) {
    if (key.size() != KEY_SIZE) throw new IllegalArgumentException("the key has 32 bytes");
    this.key = new SecretKeySpec(key.toArray(), "AES");
    this.random = random;
  }

  @Override
  public Bytes protect(Bytes plain, Bytes associated) {
    var nonce = new byte[NONCE_SIZE];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain.toArray());
      return Bytes.concat(Bytes.of(nonce), Bytes.of(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no AES-256-GCM", e);
    }
  }

  @Override
  public Bytes reveal(Bytes sealed, Bytes associated) {
    if (sealed.size() < NONCE_SIZE + TAG_SIZE) throw new Malformed("a sealed value is too short");
    var all = sealed.toArray();
    var nonce = Arrays.copyOf(all, NONCE_SIZE);
    try {
      return Bytes.of(
          cipher(Cipher.DECRYPT_MODE, nonce, associated)
              .doFinal(all, NONCE_SIZE, all.length - NONCE_SIZE));
    } catch (AEADBadTagException _) {
      throw new Malformed("a sealed value was changed, moved, or is under another key");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, Bytes associated) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_SIZE, nonce));
    cipher.updateAAD(associated.toArray());
    return cipher;
  }
}
