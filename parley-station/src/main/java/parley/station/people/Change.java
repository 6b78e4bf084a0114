package parley.station.people;

import java.util.stream.Collectors;
import parley.station.signin.Account;
import parley.station.signin.Role;
import parley.station.signin.Sight;

/** What may be changed about the people of a station only by two. */
sealed interface Change {
  /** Whom it concerns, by the account's name. */
  String subject();

  /** Somebody new, without any proof yet. */
  record Add(Account account) implements Change {
    @Override
    public String subject() {
      return account.name();
    }
  }

  /** Another role. */
  record SetRole(String subject, Role role) implements Change {}

  /** Other lines in sight. */
  record SetLines(String subject, Sight lines) implements Change {}

  /** A one-time code for somebody who lost every proof. */
  record Enrol(String subject) implements Change {}

  /** What it is called in answers and in the house journal. */
  default String word() {
    return switch (this) {
      case Add _ -> "add";
      case SetRole _ -> "role";
      case SetLines _ -> "lines";
      case Enrol _ -> "enrolment";
    };
  }

  /** What it would make so, in a few words for people. */
  default String detail() {
    return switch (this) {
      case Add(var account) -> account.role().word() + ", " + words(account.lines());
      case SetRole(_, var role) -> role.word();
      case SetLines(_, var lines) -> words(lines);
      case Enrol _ -> "";
    };
  }

  /** Whether it ends with a code for the person it concerns. */
  default boolean givesCode() {
    return this instanceof Add || this instanceof Enrol;
  }

  private static String words(Sight lines) {
    return lines.every() ? "all" : lines.named().stream().sorted().collect(Collectors.joining(" "));
  }
}
