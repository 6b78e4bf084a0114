package parley.station.signin;

/**
 * One person who may sign in.
 *
 * @param name what is typed at sign-in and stands, behind the role, as author in the journal
 * @param passphrase the stored Argon2id form, never the passphrase
 */
public record Account(String name, String displayName, Role role, String passphrase) {

  public Account {
    if (!name.matches("[a-z][a-z0-9.-]{0,63}")) {
      throw new IllegalArgumentException(
          "an account's name is a-z, 0-9, . and -, a letter first: \"" + name + "\"");
    }
  }

  @Override
  public String toString() {
    return role.word() + "/" + name;
  }
}
