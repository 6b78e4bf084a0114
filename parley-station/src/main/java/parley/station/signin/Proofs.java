package parley.station.signin;

import java.util.Optional;

/**
 * How a person can show who they are.
 *
 * @param passphrase the stored Argon2id form, never the passphrase; empty when there is none
 * @param enrolment a one-time code that lets the person bring a new proof
 */
public record Proofs(Optional<String> passphrase, Optional<Enrolment> enrolment) {
  /** None at all: nobody can sign in with it. */
  public static final Proofs NONE = new Proofs(Optional.empty(), Optional.empty());

  /**
   * A one-time code, given out in two halves by two people.
   *
   * @param digest SHA-256 of both halves together, in hexadecimal digits
   */
  public record Enrolment(String digest, long expiresAtMillis) {}

  /** A passphrase and nothing else. */
  static Proofs ofPassphrase(String stored) {
    return NONE.withPassphrase(stored);
  }

  /** With this passphrase; an open code is used up by it. */
  public Proofs withPassphrase(String stored) {
    return new Proofs(Optional.of(stored), Optional.empty());
  }

  /** With a code that is open from now on. */
  public Proofs withEnrolment(Enrolment code) {
    return new Proofs(passphrase, Optional.of(code));
  }
}
