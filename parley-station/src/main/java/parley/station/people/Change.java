package parley.station.people;

import java.util.Optional;
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

  /** The lines in sight that it would give; empty when it concerns none. */
  default Optional<Sight> given() {
    return switch (this) {
      case Add(var account) -> Optional.of(account.lines());
      case SetLines(_, var lines) -> Optional.of(lines);
      case SetRole _, Enrol _ -> Optional.empty();
    };
  }

  /** What it would make so beside the lines: the word of a role, or nothing. */
  default String detail() {
    return switch (this) {
      case Add(var account) -> account.role().word();
      case SetRole(_, var role) -> role.word();
      case SetLines _, Enrol _ -> "";
    };
  }

  /** Whether it ends with a code for the person it concerns. */
  default boolean givesCode() {
    return this instanceof Add || this instanceof Enrol;
  }
}
