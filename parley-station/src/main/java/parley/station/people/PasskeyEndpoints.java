package parley.station.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Administration;
import parley.core.watch.Alarm.Priority;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.ConsoleSessions;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.people.AccessAlarms.What;
import parley.station.signin.Account;
import parley.station.signin.Passkey;
import parley.station.signin.Proofs;
import parley.station.signin.RefusedPasskey;
import parley.station.signin.RelyingParty.Proven;
import parley.station.signin.Scope;

/** Signing in by passkey, and a person's own passkeys. */
final class PasskeyEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(PasskeyEndpoints.class);
  private final People.Parts parts;
  private final PasskeyOptions options;
  private final ConsoleSessions sessions;
  private final AccessAlarms alarms;

  PasskeyEndpoints(People.Parts parts, ConsoleSessions sessions, AccessAlarms alarms) {
    this.parts = parts;
    this.options = new PasskeyOptions(parts);
    this.sessions = sessions;
    this.alarms = alarms;
  }

  List<Endpoint> endpoints() {
    var see = Access.needs(Scope.SEE);
    return List.of(
        Endpoint.post(
            "/api/v1/session/challenge",
            Access.open(),
            ctx -> Answers.json(ctx, options.signIn(ctx.ip()))),
        Endpoint.post("/api/v1/session/passkey", Access.open(), this::signIn),
        Endpoint.get("/api/v1/session/passkeys", see, this::list),
        Endpoint.post("/api/v1/session/passkeys/challenge", see, this::ask),
        Endpoint.post("/api/v1/session/passkeys", see, this::add),
        Endpoint.delete("/api/v1/session/passkeys/{passkey}", see, this::remove));
  }

  private void signIn(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    var console = ConsoleSessions.consoleKey(request);
    String answer = answer(request);
    try {
      Proven proven = options.station().signedIn(answer, parts.accounts());
      keep(proven);
      sessions.begin(ctx, proven.account(), console);
    } catch (RefusedPasskey refused) {
      if (refused.isCloned()) {
        options.station().claimed(answer, parts.accounts()).ifPresent(who -> cloned(who, ctx));
      }
      throw PasskeyOptions.refused(refused.why()).thrown();
    }
  }

  /** The answer of the browser, for the library that reads it. */
  static String answer(ObjectNode request) {
    JsonNode credential = request.path("credential");
    if (!credential.isObject()) {
      throw Problem.badRequest("\"credential\" is missing.").thrown();
    }
    return Json.write(credential);
  }

  private void keep(Proven proven) {
    try {
      parts
          .accounts()
          .change(
              proven.account().name(),
              each ->
                  // Somebody may have taken it away a moment ago.
                  each.proofs().passkey(proven.passkey().id()).isEmpty()
                      ? each
                      : each.with(each.proofs().with(proven.passkey())));
    } catch (IOException notKept) {
      // A full disk must not keep an officer from signing in; until a restart the counter holds.
      LOG.warn("the counter of a passkey could not be written", notKept);
    }
  }

  private void cloned(Account who, Context ctx) {
    alarms.raise(
        new What(
            "passkey.cloned",
            who.name(),
            Priority.HIGH,
            "A passkey of " + who.displayName() + " may have been copied. It was refused."),
        Details.of("person", who.name()).and("address", ctx.ip()));
  }

  private void list(Context ctx) {
    Answers.json(ctx, PasskeyOptions.own(SignedIn.of(ctx).account()));
  }

  private void ask(Context ctx) {
    Account me = fresh(ctx);
    if (me.proofs().passkeys().size() >= Proofs.MOST) {
      throw Problem.badRequest("A person has at most " + Proofs.MOST + " passkeys.").thrown();
    }
    Answers.json(ctx, options.register(me, "add " + me.name(), ctx.ip()));
  }

  private void add(Context ctx) {
    Account me = fresh(ctx);
    String answer = answer(Json.parse(ctx.body()));
    try {
      Passkey passkey = options.station().register(answer, "add " + me.name());
      if (parts.accounts().withPasskey(passkey.id()).isPresent()) {
        throw Problem.badRequest("That passkey is somebody's already.").thrown();
      }
      change(me, "account.passkey-added", proofs -> proofs.with(passkey));
    } catch (RefusedPasskey refused) {
      throw PasskeyOptions.refused(refused.why()).thrown();
    }
    ctx.status(201);
    Answers.json(ctx, PasskeyOptions.own(parts.accounts().named(me.name()).orElse(me)));
  }

  private void remove(Context ctx) {
    Account me = fresh(ctx);
    String id = ctx.pathParam("passkey");
    if (me.proofs().passkey(id).isEmpty()) {
      throw Problem.notFound("You have no passkey of that id.").thrown();
    }
    change(me, "account.passkey-removed", proofs -> without(proofs, id));
    Answers.json(ctx, PasskeyOptions.own(parts.accounts().named(me.name()).orElse(me)));
  }

  private static Proofs without(Proofs proofs, String id) {
    Proofs left = proofs.without(id);
    if (left.passkeys().isEmpty()) {
      throw new Problem(
              "last-passkey",
              409,
              "It is your only passkey.",
              "It was not removed.",
              "Add another first; if you lost it, let two people give you a new code.")
          .thrown();
    }
    return left;
  }

  /** Changes the proofs as they are at that moment: the same person may be at two consoles. */
  private void change(Account me, String act, UnaryOperator<Proofs> how) {
    People.keep(
        () -> parts.accounts().change(me.name(), each -> each.with(how.apply(each.proofs()))));
    var left = parts.accounts().named(me.name()).orElse(me).proofs().passkeys().size();
    var details = Details.of("passkeys", Integer.toString(left));
    parts.house().post(People.officer(me), new Administration(act, me.name(), details));
  }

  /** Whoever finds an open console must not make it theirs for ever. */
  private Account fresh(Context ctx) {
    SignedIn who = SignedIn.of(ctx);
    long now = parts.clock().millis();
    boolean fresh =
        who.credential()
            .binding()
            .filter(bound -> now - bound.sinceMillis() <= Limits.FRESH_SIGN_IN.toMillis())
            .isPresent();
    if (!fresh) {
      throw new Problem(
              "sign-in-again",
              409,
              "Passkeys are changed only within five minutes of signing in at a console.",
              "Nothing was changed.",
              "Sign in again at this console, then do it.")
          .thrown();
    }
    return who.account();
  }
}
