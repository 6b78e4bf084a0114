package parley.station.signin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a person can show who they are.
 *
 * @param passphrase the stored Argon2id form, never the passphrase; empty when there is none
 * @param enrolment a one-time code that lets the person bring a new proof
 * @param passkeys the authenticators, by their public keys
 */
public record Proofs(
    Optional<String> passphrase, Optional<Enrolment> enrolment, List<Passkey> passkeys) {
  /** None at all: nobody can sign in with it. */
  public static final Proofs NONE = new Proofs(Optional.empty(), Optional.empty(), List.of());

  /** So many a person is asked for: one is lost sooner or later. */
  public static final int WANTED = 2;

  /** So many a person may have. */
  public static final int MOST = 10;

  public Proofs {
    passkeys = List.copyOf(passkeys);
  }

  /**
   * A one-time code, given out in two halves by two people.
   *
   * @param digest SHA-256 of both halves together, in hexadecimal digits
   */
  public record Enrolment(String digest, long expiresAtMillis) {}

  /** A passphrase and nothing else. */
  static Proofs ofPassphrase(String stored) {
    return enrolledWith(stored);
  }

  /** A passphrase and nothing else: what was there before is gone, and the code is used up. */
  public static Proofs enrolledWith(String stored) {
    return new Proofs(Optional.of(stored), Optional.empty(), List.of());
  }

  /** A passkey and nothing else: what was there before is gone, and the code is used up. */
  public static Proofs enrolledWith(Passkey first) {
    return new Proofs(Optional.empty(), Optional.empty(), List.of(first));
  }

  /** With a code that is open from now on. */
  public Proofs withEnrolment(Enrolment code) {
    return new Proofs(passphrase, Optional.of(code), passkeys);
  }

  /** With this passkey, in the place of the one of its id if there is one. */
  public Proofs with(Passkey passkey) {
    var others = passkeys.stream().filter(each -> !each.id().equals(passkey.id()));
    return new Proofs(passphrase, enrolment, Stream.concat(others, Stream.of(passkey)).toList());
  }

  /** Without the passkey of that id. */
  public Proofs without(String id) {
    return new Proofs(
        passphrase, enrolment, passkeys.stream().filter(each -> !each.id().equals(id)).toList());
  }

  /** The passkey of that id. */
  public Optional<Passkey> passkey(String id) {
    return passkeys.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
