package parley.station.signin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a person can show who they are.
 *
 * @param passphrase the stored Argon2id form, never the passphrase; empty when there is none
 * @param enrolment a one-time code that lets the person bring a new proof
 */
public record Proofs(
    Optional<String> passphrase, List<Passkey> passkeys, Optional<Enrolment> enrolment) {
  /** None at all: nobody can sign in with it. */
  public static final Proofs NONE = new Proofs(Optional.empty(), List.of(), Optional.empty());

  /** Authenticators that a person must have: with one only, its loss shuts its owner out. */
  public static final int PASSKEYS_WANTED = 2;

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
    return NONE.withPassphrase(stored);
  }

  /** With this passphrase; an open code is used up by it. */
  public Proofs withPassphrase(String stored) {
    return new Proofs(Optional.of(stored), passkeys, Optional.empty());
  }

  /** With a code that is open from now on. */
  public Proofs withEnrolment(Enrolment code) {
    return new Proofs(passphrase, passkeys, Optional.of(code));
  }

  /** With one more authenticator; an open code is used up by it. */
  public Proofs with(Passkey added) {
    var more = Stream.concat(passkeys.stream(), Stream.of(added)).toList();
    return new Proofs(passphrase, more, Optional.empty());
  }

  /** Without the authenticator of that id. */
  public Proofs without(String passkey) {
    var rest = passkeys.stream().filter(each -> !each.id().equals(passkey)).toList();
    return new Proofs(passphrase, rest, enrolment);
  }

  /** With an authenticator as it is after it was used. */
  public Proofs replacing(Passkey used) {
    var all = passkeys.stream().map(each -> each.id().equals(used.id()) ? used : each).toList();
    return new Proofs(passphrase, all, enrolment);
  }

  /** Whether the loss of one authenticator would not shut the person out. */
  public boolean complete() {
    return passkeys.size() >= PASSKEYS_WANTED;
  }
}
