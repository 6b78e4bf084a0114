package parley.station.signin;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is at this station. The table of rights is here and nowhere else. */
public enum Role {
  /** Stands the watch: answers, rings, writes. */
  OFFICER,
  /** Leads the watch. */
  SUPERVISOR,
  /** Reads and translates; sends nothing. */
  LINGUIST,
  /** Prepares a principal's calls. */
  AIDE,
  /** Speaks in principals' calls. */
  PRINCIPAL,
  /** Sees that lines stand and how they fare; reads no traffic. */
  PRESS,
  /** Reads everything and takes evidence away; does nothing. */
  AUDITOR,
  /** Pairs lines and keeps accounts; reads no traffic. */
  ADMINISTRATOR;

  /** What people of this role may do, whatever credential they hold. */
  public Set<Scope> scopes() {
    return switch (this) {
      case OFFICER ->
          EnumSet.of(Scope.SEE, Scope.READ, Scope.CALL, Scope.MESSAGE, Scope.WATCH, Scope.JOURNAL);
      case SUPERVISOR -> {
        var scopes = OFFICER.scopes();
        scopes.add(Scope.LISTEN);
        scopes.add(Scope.HOUSE);
        scopes.add(Scope.ROSTER);
        scopes.add(Scope.RECOVER);
        yield scopes;
      }
      case LINGUIST, AIDE, PRINCIPAL -> EnumSet.of(Scope.SEE, Scope.READ);
      case PRESS -> EnumSet.of(Scope.SEE);
      case AUDITOR -> EnumSet.of(Scope.SEE, Scope.READ, Scope.HOUSE, Scope.JOURNAL);
      case ADMINISTRATOR ->
          EnumSet.of(Scope.SEE, Scope.HOUSE, Scope.ROSTER, Scope.PAIR, Scope.RECOVER, Scope.ADMIN);
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
