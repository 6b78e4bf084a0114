package parley.station.signin;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is at this station. The table of rights is here and nowhere else. */
public enum Role {
  OFFICER,
  SUPERVISOR,
  ADMINISTRATOR,
  AUDITOR;

  /** What people of this role may do, whatever credential they hold. */
  public Set<Scope> scopes() {
    return switch (this) {
      case OFFICER -> EnumSet.of(Scope.READ, Scope.CALL, Scope.MESSAGE, Scope.WATCH, Scope.JOURNAL);
      case SUPERVISOR ->
          EnumSet.of(
              Scope.READ,
              Scope.CALL,
              Scope.LISTEN,
              Scope.MESSAGE,
              Scope.WATCH,
              Scope.HOUSE,
              Scope.ROSTER,
              Scope.JOURNAL);
      case ADMINISTRATOR ->
          EnumSet.of(Scope.READ, Scope.HOUSE, Scope.ROSTER, Scope.PAIR, Scope.ADMIN);
      case AUDITOR -> EnumSet.of(Scope.READ, Scope.HOUSE, Scope.JOURNAL);
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
