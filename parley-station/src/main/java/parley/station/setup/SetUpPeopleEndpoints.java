package parley.station.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.configuration.PassphrasePolicy;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.people.PasskeyOptions;
import parley.station.signin.Account;
import parley.station.signin.Passphrases;
import parley.station.signin.Proofs;
import parley.station.signin.RefusedPasskey;
import parley.station.signin.RelyingParty;
import parley.station.signin.Role;
import parley.station.signin.Scope;

/** The people who stand by while a station is set up: each brings their own passkey. */
final class SetUpPeopleEndpoints {
  private static final String PEOPLE = SetUpEndpoints.BASE + "/people";
  private final SetUp wizard;
  private final Optional<RelyingParty> passkeys;
  private final SetUpViews views;

  SetUpPeopleEndpoints(SetUp wizard, Optional<RelyingParty> passkeys, SetUpViews views) {
    this.wizard = wizard;
    this.passkeys = passkeys;
    this.views = views;
  }

  List<Endpoint> endpoints() {
    var holder = Access.needs(Scope.ADMIN);
    return List.of(
        Endpoint.post(PEOPLE + "/challenge", holder, this::ask),
        Endpoint.post(PEOPLE, holder, this::add),
        Endpoint.post(PEOPLE + "/try/challenge", holder, this::askToSignIn),
        Endpoint.post(PEOPLE + "/try", holder, this::signIn),
        Endpoint.delete(PEOPLE + "/{person}", holder, this::remove));
  }

  private PasskeyOptions options() {
    return new PasskeyOptions(wizard.configuration().station().name(), passkeys);
  }

  private Account wanted(ObjectNode request) {
    Role role =
        Role.of(Json.required(request, "role"))
            .orElseThrow(() -> Problem.badRequest("There is no such role.").thrown());
    return wizard.person(
        Json.required(request, "name").strip(),
        Json.required(request, "displayName").strip(),
        role);
  }

  private static String purpose(Account account) {
    return "set-up " + account.role().word() + " " + account.name();
  }

  private void ask(Context ctx) {
    Account account = wanted(Json.parse(ctx.body()));
    Answers.json(ctx, options().register(account, purpose(account), ctx.ip()));
  }

  private void add(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    Account account = wanted(request);
    wizard.add(account.with(proofs(account, request)));
    ctx.status(201);
    Answers.json(ctx, views.all());
  }

  private Proofs proofs(Account account, ObjectNode request) {
    if (request.path("credential").isObject()) {
      try {
        var answer = Json.write(request.path("credential"));
        return Proofs.enrolledWith(options().station().register(answer, purpose(account)));
      } catch (RefusedPasskey refused) {
        throw PasskeyOptions.refused(refused.why()).thrown();
      }
    }
    String passphrase = Json.required(request, "passphrase");
    if (wizard.configuration().console().passphrases() == PassphrasePolicy.NO) {
      throw new Problem(
              "passphrase-not-allowed",
              403,
              "This station signs nobody in by passphrase.",
              "Nobody was added.",
              "Create a passkey, or allow passphrases in step 1.")
          .thrown();
    }
    if (passphrase.length() < Limits.PASSPHRASE_CHARACTERS) {
      throw Problem.badRequest(
              "A passphrase has at least " + Limits.PASSPHRASE_CHARACTERS + " characters.")
          .thrown();
    }
    return Proofs.enrolledWith(Passphrases.STRONG.hash(passphrase));
  }

  private void askToSignIn(Context ctx) {
    Answers.json(ctx, options().signIn(ctx.ip()));
  }

  /** Says whose proof it is; nobody is signed in by it. */
  private void signIn(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    Account proven =
        request.path("credential").isObject()
            ? byPasskey(Json.write(request.path("credential")))
            : byPassphrase(request);
    Answers.json(ctx, Json.object().put("name", proven.name()));
  }

  private Account byPasskey(String answer) {
    try {
      var proven = options().station().signedIn(answer, wizard.accounts());
      // The counter goes on from here when the station runs.
      SetUp.kept(
          () ->
              wizard
                  .accounts()
                  .change(
                      proven.account().name(),
                      each -> each.with(each.proofs().with(proven.passkey()))));
      return proven.account();
    } catch (RefusedPasskey refused) {
      throw PasskeyOptions.refused(refused.why()).thrown();
    }
  }

  private Account byPassphrase(ObjectNode request) {
    return wizard
        .accounts()
        .check(Json.required(request, "name"), Json.required(request, "passphrase"))
        .orElseThrow(
            () ->
                new Problem(
                        "wrong-passphrase",
                        401,
                        "Name and passphrase do not belong together.",
                        "Nobody was proven.",
                        "Type both again, or take that person out and add them anew.")
                    .thrown());
  }

  private void remove(Context ctx) {
    wizard.remove(ctx.pathParam("person"));
    Answers.json(ctx, views.all());
  }
}
