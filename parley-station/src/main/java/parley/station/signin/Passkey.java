package parley.station.signin;

import java.util.Optional;

/**
 * One authenticator of a person, as far as the station knows it: nothing here signs anybody in.
 *
 * @param id the credential's id in base64url, as browsers write it
 * @param attested model, id and public key (WebAuthn §6.5.1) in base64url
 * @param counter the highest signature counter seen; 0 where the authenticator keeps none
 * @param backup whether it may be, and is, copied to the person's other devices
 * @param lastUsedMillis when it last signed somebody in
 */
public record Passkey(
    String id,
    String attested,
    long counter,
    Backup backup,
    long addedMillis,
    Optional<Long> lastUsedMillis) {

  /** The two backup flags of WebAuthn §6.1.3. */
  public record Backup(boolean eligible, boolean done) {}

  /** After it has signed somebody in. */
  public Passkey used(long counterNow, boolean backedUp, long atMillis) {
    return new Passkey(
        id,
        attested,
        counterNow,
        new Backup(backup.eligible(), backedUp),
        addedMillis,
        Optional.of(atMillis));
  }
}
