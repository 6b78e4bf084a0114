package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Administration;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.configuration.PassphrasePolicy;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.signin.Account;
import parley.station.signin.Passphrases;
import parley.station.signin.Proofs;
import parley.station.signin.RefusedPasskey;
import parley.station.signin.SignInLimits;

/**
 * Bringing a first or a new proof with a one-time code that two people gave out in halves. Every
 * earlier proof and everything that was opened with it ends.
 */
final class EnrolmentEndpoints {
  private final People.Parts parts;
  private final PasskeyOptions options;
  private final SignInLimits limits;

  EnrolmentEndpoints(People.Parts parts, SignInLimits limits) {
    this.parts = parts;
    this.options = new PasskeyOptions(parts);
    this.limits = limits;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/api/v1/enrolments", Access.open(), this::passphrase),
        Endpoint.post("/api/v1/enrolments/challenge", Access.open(), this::ask),
        Endpoint.post("/api/v1/enrolments/passkey", Access.open(), this::passkey));
  }

  private void passphrase(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    String passphrase = Json.required(request, "passphrase");
    if (parts.passphrases() == PassphrasePolicy.NO) {
      throw new Problem(
              "passphrase-not-allowed",
              403,
              "This station signs nobody in by passphrase.",
              "Nothing was enrolled; the code is still good.",
              "Enrol a passkey: open the console and choose \"Enrol with a code\".")
          .thrown();
    }
    if (passphrase.length() < Limits.PASSPHRASE_CHARACTERS) {
      throw Problem.badRequest(
              "A passphrase has at least " + Limits.PASSPHRASE_CHARACTERS + " characters.")
          .thrown();
    }
    Account account = opened(ctx, request);
    enrol(account, Proofs.enrolledWith(Passphrases.STRONG.hash(passphrase)), "passphrase");
    ctx.status(204);
  }

  private void ask(Context ctx) {
    Account account = opened(ctx, Json.parse(ctx.body()));
    // Its old authenticators go, so the same one may be used again.
    Answers.json(ctx, options.register(account.with(Proofs.NONE), purpose(account), ctx.ip()));
  }

  private void passkey(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    String answer = PasskeyEndpoints.answer(request);
    Account account = opened(ctx, request);
    try {
      var passkey = options.station().register(answer, purpose(account));
      enrol(account, Proofs.enrolledWith(passkey), "passkey");
    } catch (RefusedPasskey refused) {
      throw PasskeyOptions.refused(refused.why()).thrown();
    }
    ctx.status(204);
  }

  private static String purpose(Account account) {
    return "enrol " + account.name();
  }

  private void enrol(Account account, Proofs proofs, String proof) {
    try {
      People.keep(() -> parts.accounts().change(account.name(), each -> each.with(proofs)));
    } finally {
      // The new proof holds even where it cannot be written: then the old ones must not.
      parts.credentials().revokeAll(account.name());
      parts.consoles().forget(account.name());
      parts
          .house()
          .post(
              People.officer(account),
              new Administration("account.enrolled", account.name(), Details.of("proof", proof)));
    }
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
