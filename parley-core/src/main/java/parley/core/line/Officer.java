package parley.core.line;

/**
 * Who gives an order.
 *
 * @param id the sign-in name
 * @param role the role acted in
 * @param displayName how the counterpart is to read the name
 */
public record Officer(String id, String role, String displayName) {
  public Officer {
    if (id.isBlank() || role.isBlank()) {
      throw new IllegalArgumentException("an officer needs a name and a role");
    }
  }

  /** Returns the author field of an entry: {@code role/officer-id}. */
  public String author() {
    return role + "/" + id;
  }

  /** Returns the author of what a station enters by itself. */
  public static Officer station(String name) {
    return new Officer(name, "station", name);
  }
}
