package parley.station.people;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Administration;
import parley.core.line.Officer;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.configuration.PassphrasePolicy;
import parley.station.desk.InSight;
import parley.station.desk.SignedIn;
import parley.station.house.HouseDoor;
import parley.station.people.Waiting.Asked;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Credentials;
import parley.station.signin.Proofs;
import parley.station.signin.RelyingParty;
import parley.station.signin.Role;
import parley.station.signin.Scope;
import parley.station.signin.Sight;

/** Changes accounts by the rule of two, and enters every step in the house journal. */
final class People {
  private static final Logger LOG = LoggerFactory.getLogger(People.class);
  private final Parts parts;
  private final Waiting waiting;
  private final Consumer<Account> narrowed;

  /**
   * What it works on.
   *
   * @param station the station's name
   * @param passkeys empty where no passkey can hold
   */
  record Parts(
      String station,
      Accounts accounts,
      Credentials credentials,
      KnownConsoles consoles,
      Optional<RelyingParty> passkeys,
      PassphrasePolicy passphrases,
      HouseDoor house,
      InstantSource clock) {}

  /** Something that writes the accounts. */
  interface Writing {
    void write() throws IOException;
  }

  /** What a person brought holds until a restart even where it cannot be written; that is said. */
  static void keep(Writing writing) {
    try {
      writing.write();
    } catch (IOException notKept) {
      throw new Problem(
              "not-kept",
              503,
              "The accounts could not be written.",
              "The change holds until this station restarts, no longer.",
              "Tell the administrator to look at the disk, then do it again.")
          .thrown();
    }
  }

  /** How a person stands as author of what concerns their own account. */
  static Officer officer(Account account) {
    return new Officer(account.name(), account.role().word(), account.displayName());
  }

  /**
   * @param narrowed hears whose role or lines became others, as they are now
   */
  People(Parts parts, Consumer<Account> narrowed) {
    this.narrowed = narrowed;
    this.parts = parts;
    this.waiting = new Waiting(parts.clock());
  }

  Waiting waiting() {
    return waiting;
  }

  /** Asks for a change; it happens when somebody else confirms it. */
  Asked ask(SignedIn by, Change change) {
    requireMay(by, change);
    if (change instanceof Change.Add(var account) && parts.accounts().knows(account.name())) {
      throw new Problem(
              "account-exists",
              409,
              "There is an account \"" + account.name() + "\", or there was one.",
              "Nobody was added.",
              "Choose another name: an old name stands as author in the journal.")
          .thrown();
    }
    Asked asked = waiting.add(change, by.account().name());
    enter(by, "account.asked", change);
    return asked;
  }

  /**
   * Confirms what somebody else asked for, and does it.
   *
   * @return the second half of the code; empty when the change gives none
   */
  String confirm(SignedIn by, String id) {
    Asked asked = waiting.find(id).orElseThrow(() -> gone().thrown());
    requireMay(by, asked.change());
    String me = by.account().name();
    if (asked.by().equals(me) || asked.change().subject().equals(me)) {
      throw new Problem(
              "same-person",
              409,
              "Whoever asked for it, and whom it concerns, cannot confirm it.",
              "Nothing was changed.",
              "Let another administrator confirm it.")
          .thrown();
    }
    Asked taken = waiting.take(id).orElseThrow(() -> gone().thrown());
    String half = taken.change().givesCode() ? Halves.make() : "";
    carryOut(taken, half);
    enter(by, "account." + taken.change().word(), taken.change());
    return half;
  }

  private void carryOut(Asked asked, String half) {
    var code =
        new Proofs.Enrolment(
            Halves.digest(asked.half() + half),
            parts.clock().millis() + Limits.ENROLMENT.toMillis());
    switch (asked.change()) {
      case Change.Add(var account) -> add(account.with(account.proofs().withEnrolment(code)));
      case Change.SetRole(var name, var role) -> reshape(name, each -> each.with(role));
      case Change.SetLines(var name, var lines) -> reshape(name, each -> each.with(lines));
      case Change.Enrol(var name) ->
          keep(() -> change(name, each -> each.with(each.proofs().withEnrolment(code))));
    }
  }

  private void add(Account account) {
    try {
      parts.accounts().add(account);
    } catch (IOException | IllegalStateException notKept) {
      LOG.warn("an account was not added: {}", notKept.toString());
      throw notKept().thrown();
    }
  }

  /** What cannot be written holds all the same, so whoever listens hears of it either way. */
  private void reshape(String name, UnaryOperator<Account> how) {
    try {
      keep(() -> change(name, how));
    } finally {
      parts.accounts().named(name).ifPresent(narrowed);
    }
  }

  /** Takes back what was asked for and not confirmed. */
  void withdraw(SignedIn by, String id) {
    Asked asked = waiting.find(id).orElseThrow(() -> gone().thrown());
    requireMay(by, asked.change());
    boolean _ = waiting.take(id).isPresent();
    enter(by, "account.withdrawn", asked.change());
  }

  /** Narrows what somebody sees, at once; whatever widens it needs two. */
  boolean narrow(SignedIn by, String name, Sight lines) {
    Account account = known(name);
    requireMay(by, new Change.SetLines(name, account.lines()));
    if (!account.lines().covers(lines)) {
      return false;
    }
    takeAway(name, each -> each.with(lines));
    parts.accounts().named(name).ifPresent(narrowed);
    enter(by, "account.lines", new Change.SetLines(name, lines));
    return true;
  }

  /** Ends an account and everything that was opened with it, at once and by one person. */
  void revoke(SignedIn by, String name) {
    Account account = known(name);
    requireMay(by, new Change.SetRole(name, account.role()));
    boolean lastOne =
        account.role() == Role.ADMINISTRATOR
            && parts.accounts().all().stream()
                .noneMatch(
                    each ->
                        each.role() == Role.ADMINISTRATOR
                            && !each.revoked()
                            && !each.name().equals(name));
    if (lastOne || by.account().name().equals(name)) {
      throw new Problem(
              "own-account",
              409,
              "Nobody revokes their own account, or the last administrator's.",
              "The account goes on.",
              "Let another administrator do it.")
          .thrown();
    }
    takeAway(name, each -> each.revoked(parts.clock().millis()));
    parts.credentials().revokeAll(name);
    enter(by, "account.revoked", new Change.SetRole(name, account.role()));
  }

  /** What cannot be written is gone all the same, until a restart; that is said in the log. */
  private void takeAway(String name, UnaryOperator<Account> how) {
    try {
      change(name, how);
    } catch (IOException notKept) {
      LOG.error("{} lost a right that the file still gives: write it again", name, notKept);
    }
  }

  private void change(String name, UnaryOperator<Account> how) throws IOException {
    parts.accounts().change(name, how);
  }

  Account known(String name) {
    return parts
        .accounts()
        .named(name)
        .orElseThrow(() -> Problem.notFound("There is no account \"" + name + "\".").thrown());
  }

  /** Nobody gives what they do not see, and who only may recover touches no administrator. */
  private void requireMay(SignedIn by, Change change) {
    boolean recovery = change instanceof Change.Enrol;
    boolean administrators = !recovery || known(change.subject()).role() == Role.ADMINISTRATOR;
    boolean may = administrators ? by.may(Scope.ADMIN) : by.may(Scope.RECOVER);
    Sight given =
        switch (change) {
          case Change.Add(var account) -> account.lines();
          case Change.SetLines(_, var lines) -> lines;
          case Change.SetRole(var name, _) -> known(name).lines();
          case Change.Enrol(var name) -> known(name).lines();
        };
    if (!may || !by.account().lines().covers(given)) {
      throw new Problem(
              "forbidden",
              403,
              "This needs an administrator who sees every line that it concerns.",
              "Nothing was changed.",
              "Ask such an administrator.")
          .thrown();
    }
  }

  private void enter(SignedIn by, String act, Change change) {
    var details = Details.NONE.and("change", change.word()).and("to", change.detail());
    if (change.given().isPresent()) {
      details = details.and(InSight.LINES, change.given().get().words());
    }
    parts.house().post(by.officer(), new Administration(act, change.subject(), details));
  }

  private static Problem gone() {
    return Problem.notFound("Nothing of that id waits for a second person.");
  }

  private static Problem notKept() {
    return new Problem(
        "not-kept",
        503,
        "The accounts could not be written.",
        "Nobody was added.",
        "Look at the disk of the station, then ask for it again.");
  }
}
