package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Administration;
import parley.core.line.Officer;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.desk.Access;
import parley.station.desk.Endpoint;
import parley.station.signin.Account;
import parley.station.signin.Passphrases;
import parley.station.signin.SignInLimits;

/** Bringing a first or a new proof with a one-time code that two people gave out in halves. */
final class EnrolmentEndpoints {
  private final People.Parts parts;
  private final SignInLimits limits;

  EnrolmentEndpoints(People.Parts parts, SignInLimits limits) {
    this.parts = parts;
    this.limits = limits;
  }

  List<Endpoint> endpoints() {
    return List.of(Endpoint.post("/api/v1/enrolments", Access.open(), this::passphrase));
  }

  private void passphrase(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    String passphrase = Json.required(request, "passphrase");
    if (passphrase.length() < Limits.PASSPHRASE_CHARACTERS) {
      throw Problem.badRequest(
              "A passphrase has at least " + Limits.PASSPHRASE_CHARACTERS + " characters.")
          .thrown();
    }
    Account account = opened(ctx, request);
    String stored = Passphrases.STRONG.hash(passphrase);
    try {
      parts
          .accounts()
          .change(account.name(), each -> each.with(each.proofs().withPassphrase(stored)));
    } catch (IOException notKept) {
      throw new Problem(
              "not-kept",
              503,
              "The accounts could not be written.",
              "The passphrase holds until this station restarts, no longer.",
              "Tell the administrator to look at the disk, and enrol again.")
          .thrown();
    }
    parts.credentials().revokeAll(account.name());
    parts
        .house()
        .post(
            new Officer(account.name(), account.role().word(), account.displayName()),
            new Administration(
                "account.enrolled", account.name(), Details.of("proof", "passphrase")));
    ctx.status(204);
  }

  /** The account that a code opens. Wrong codes are slowed down as wrong passphrases are. */
  private Account opened(Context ctx, ObjectNode request) {
    String name = Json.required(request, "name");
    String code = Json.required(request, "code");
    limits.refuseTooMany(ctx, name);
    var account =
        parts
            .accounts()
            .named(name)
            .filter(
                each ->
                    each.proofs()
                        .enrolment()
                        .filter(kept -> kept.expiresAtMillis() > parts.clock().millis())
                        .filter(kept -> Halves.match(kept.digest(), code))
                        .isPresent());
    if (account.isEmpty()) {
      limits.wrong(name, ctx.ip());
      throw new Problem(
              "wrong-code",
              401,
              "Name and code do not belong together, or the code has ended.",
              "Nothing was enrolled.",
              "Type both halves again, or let two people give out a new code.")
          .thrown();
    }
    limits.right(name, ctx.ip());
    return account.get();
  }
}
