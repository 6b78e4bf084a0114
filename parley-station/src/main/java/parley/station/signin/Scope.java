package parley.station.signin;

import java.util.Locale;
import java.util.Optional;

/** What a credential may be used for. */
public enum Scope {
  /** See which lines there are, their lamps and keys, alarms and the watch; no traffic. */
  SEE,
  /** Read what passed: messages, calls, notes, the journal. Whoever may read may see. */
  READ,
  /** Start, answer, decline and end calls. */
  CALL,
  /** Listen in to a call, shown to all in it. */
  LISTEN,
  /** Write, acknowledge, withdraw. */
  MESSAGE,
  /** Take a position and keep it armed; acknowledge alarms. */
  WATCH,
  /** Read the station's own log: who read, did and decided what. */
  HOUSE,
  /** Say who is to stand the watch and when. */
  ROSTER,
  /** Export evidence. */
  JOURNAL,
  /** Make and confirm cards. */
  PAIR,
  /** Let somebody who lost every proof bring a new one; it takes two. */
  RECOVER,
  /** Keep accounts: add, change and revoke them. */
  ADMIN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
