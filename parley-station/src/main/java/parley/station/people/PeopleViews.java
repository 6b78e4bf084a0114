package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.configuration.Limits;
import parley.station.desk.SignedIn;
import parley.station.people.Waiting.Asked;
import parley.station.signin.Account;
import parley.station.signin.Credentials;
import parley.station.signin.Sight;

/** Writes people and what is asked for about them. Never anything that proves who somebody is. */
final class PeopleViews {
  private final People.Parts from;

  PeopleViews(People.Parts from) {
    this.from = from;
  }

  ObjectNode all(SignedIn viewer, List<Asked> waiting) {
    ObjectNode view = Json.object();
    view.set("people", Json.array(from.accounts().all(), each -> person(each, viewer)));
    view.set("waiting", Json.array(waiting, each -> waiting(each, viewer)));
    return view;
  }

  ObjectNode person(Account account, SignedIn viewer) {
    ObjectNode view =
        Json.object()
            .put("name", account.name())
            .put("displayName", account.displayName())
            .put("role", account.role().word());
    view.set("lines", inSight(account.lines(), viewer).json());
    view.put("passphrase", account.proofs().passphrase().isPresent());
    view.put("passkeys", account.proofs().passkeys().size());
    lastSeen(account.name()).ifPresent(at -> view.put("lastSeenAt", Times.at(at)));
    view.put("signedIn", signedIn(from.credentials(), account.name()));
    account
        .proofs()
        .enrolment()
        .filter(code -> code.expiresAtMillis() > from.clock().millis())
        .ifPresent(code -> view.put("enrolmentUntil", Times.at(code.expiresAtMillis())));
    account.revokedAtMillis().ifPresent(at -> view.put("revokedAt", Times.at(at)));
    return view;
  }

  /** The name of a line is not told to whoever may not know of it. */
  private static Sight inSight(Sight lines, SignedIn viewer) {
    Set<String> seen = lines.named().stream().filter(viewer::sees).collect(Collectors.toSet());
    return lines.every() ? lines : Sight.only(seen);
  }

  private Optional<Long> lastSeen(String name) {
    var used = from.credentials().lastUsed(name).stream();
    return Stream.concat(used, from.consoles().last(name).stream()).max(Long::compare);
  }

  private static int signedIn(Credentials credentials, String name) {
    return credentials.of(name).size();
  }

  ObjectNode waiting(Asked asked, SignedIn viewer) {
    long until = asked.atMillis() + Limits.CONFIRMATION.toMillis();
    ObjectNode view = Json.object();
    asked.change().given().ifPresent(to -> view.set("lines", inSight(to, viewer).json()));
    return view.put("id", asked.id())
        .put("change", asked.change().word())
        .put("name", asked.change().subject())
        .put("detail", asked.change().detail())
        .put("by", asked.by())
        .put("until", Times.at(until));
  }
}
