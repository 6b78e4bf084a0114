package parley.store;

import java.security.KeyPair;
import java.util.Optional;
import parley.core.durable.AtRest;
import parley.journal.Bytes;
import parley.journal.note.SigningKey;

/**
 * The secrets of a station, wherever they are kept. {@link PassphraseKeyFile} keeps them in a file;
 * a PKCS#11 token can stand behind the same interface, because nothing here hands out a signing
 * key's private form.
 */
public interface Keys {
  /** Returns the encryption of everything at rest, under the station's key-encryption key. */
  AtRest atRest();

  /** Returns the secret under which the records of the write-ahead file are checked, 32 bytes. */
  Bytes writeAheadKey();

  /** Returns the key pair of the station's routes: ECDSA P-256, for pinned TLS. */
  KeyPair routes();

  /** Returns the key pair of the station's voice certificate: ECDSA P-256, as WebRTC wants it. */
  KeyPair voice();

  /** Returns the signing key of that name, if it was made. */
  Optional<SigningKey> signing(KeyName name);

  /**
   * Makes the signing key of that name, durable before this returns. One that exists is returned as
   * it is: a key is never replaced under its name.
   */
  SigningKey make(KeyName name) throws CannotOpen;
}
