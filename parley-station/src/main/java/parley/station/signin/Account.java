package parley.station.signin;

import java.util.Optional;

/**
 * One person who may sign in, or once might. A revoked account stays: its name stands as author in
 * the journal and is nobody else's.
 *
 * @param name what is typed at sign-in and stands, behind the role, as author in the journal
 * @param lines the lines this person may know of
 * @param revokedAtMillis since when nobody can sign in with it
 */
public record Account(
    String name,
    String displayName,
    Role role,
    Sight lines,
    Proofs proofs,
    Optional<Long> revokedAtMillis) {

  public Account {
    if (!name.matches("[a-z][a-z0-9.-]{0,63}")) {
      throw new IllegalArgumentException(
          "an account's name is a-z, 0-9, . and -, a letter first: \"" + name + "\"");
    }
    if (displayName.isBlank() || displayName.length() > 64) {
      throw new IllegalArgumentException("a person is called by 1 to 64 characters");
    }
  }

  /** An account with this passphrase. */
  public Account(String name, String displayName, Role role, Sight lines, String passphrase) {
    this(name, displayName, role, lines, Proofs.ofPassphrase(passphrase), Optional.empty());
  }

  /** An account with every line in sight. */
  public Account(String name, String displayName, Role role, String passphrase) {
    this(name, displayName, role, Sight.EVERY_LINE, passphrase);
  }

  public boolean revoked() {
    return revokedAtMillis.isPresent();
  }

  public Account with(Proofs now) {
    return new Account(name, displayName, role, lines, now, revokedAtMillis);
  }

  public Account with(Role now) {
    return new Account(name, displayName, now, lines, proofs, revokedAtMillis);
  }

  public Account with(Sight now) {
    return new Account(name, displayName, role, now, proofs, revokedAtMillis);
  }

  /** Revoked: without any proof, so that not even a copy of the file signs anybody in. */
  public Account revoked(long atMillis) {
    return new Account(name, displayName, role, lines, Proofs.NONE, Optional.of(atMillis));
  }

  @Override
  public String toString() {
    return role.word() + "/" + name;
  }
}
