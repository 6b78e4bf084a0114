package parley.station.signin;

/**
 * One authenticator of a person, as WebAuthn registered it.
 *
 * @param id the credential's id in base64url
 * @param publicKey the attested credential data (authenticator, id, COSE key) in base64url
 * @param counter the highest signature counter seen; 0 for authenticators that do not count
 * @param backupEligible whether it may ever be copied to other devices
 * @param backedUp whether it was when it was last used
 * @param label how its owner calls it
 */
public record Passkey(
    String id,
    String publicKey,
    long counter,
    boolean backupEligible,
    boolean backedUp,
    String label,
    long createdAtMillis) {

  /** After it was used once more. */
  public Passkey used(long newCounter, boolean nowBackedUp) {
    return new Passkey(
        id, publicKey, newCounter, backupEligible, nowBackedUp, label, createdAtMillis);
  }
}
