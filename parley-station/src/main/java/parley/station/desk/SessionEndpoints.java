package parley.station.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.answer.Times;
import parley.station.configuration.Limits;
import parley.station.configuration.PassphrasePolicy;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.ConsoleKey;
import parley.station.signin.Credentials;
import parley.station.signin.Credentials.Grant;
import parley.station.signin.Credentials.Issued;
import parley.station.signin.Scope;
import parley.station.signin.SignInLimits;

/** Sign-in by name and passphrase: sessions for consoles, tokens for commands. */
public final class SessionEndpoints {
  private final Parts parts;

  /** What sign-in needs. */
  public record Parts(
      Accounts accounts,
      Credentials credentials,
      SignInLimits limits,
      PassphrasePolicy passphrases,
      ConsoleSessions sessions) {}

  public SessionEndpoints(Parts parts) {
    this.parts = parts;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/session", Access.needs(Scope.SEE), this::show).evenLocked(),
        Endpoint.post("/api/v1/session", Access.open(), this::signIn),
        Endpoint.delete("/api/v1/session", Access.needs(Scope.SEE), this::signOut).evenLocked(),
        Endpoint.post("/api/v1/session/active", Access.needs(Scope.SEE), this::active),
        Endpoint.post("/api/v1/session/lock", Access.needs(Scope.SEE), this::lock).evenLocked(),
        Endpoint.post("/api/v1/tokens", Access.open(), this::token));
  }

  private void show(Context ctx) {
    Answers.json(ctx, parts.sessions().view(SignedIn.of(ctx)));
  }

  private void signIn(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    ConsoleKey console = ConsoleSessions.consoleKey(request);
    parts.sessions().begin(ctx, check(ctx, request), console);
  }

  private void active(Context ctx) {
    parts.credentials().active(SignedIn.of(ctx).credential());
    ctx.status(204);
  }

  private void lock(Context ctx) {
    var credential = SignedIn.of(ctx).credential();
    if (credential.cookie()) {
      parts.credentials().lock(credential);
    }
    ctx.status(204);
  }

  private void signOut(Context ctx) {
    parts.sessions().end(ctx);
    ctx.status(204);
  }

  private void token(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    Account account = request.has("passphrase") ? check(ctx, request) : atTheConsole(ctx);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(asked(request, account));
    long seconds = request.path("lifetimeSeconds").asLong(Limits.TOKEN.toSeconds());
    if (seconds < 1 || seconds > Limits.TOKEN_LONGEST.toSeconds()) {
      throw Problem.badRequest(
              "\"lifetimeSeconds\" lies between 1 and " + Limits.TOKEN_LONGEST.toSeconds() + ".")
          .thrown();
    }
    var grant = new Grant(account.name(), scopes, Optional.empty(), Duration.ofSeconds(seconds));
    Issued issued = parts.credentials().issue(grant);
    ObjectNode view =
        Json.object()
            .put("token", issued.token())
            .put("expiresAt", Times.at(issued.credential().expiresAtMillis()));
    view.set("scopes", Json.texts(words(scopes)));
    ctx.status(201);
    Answers.json(ctx, view);
  }

  /** Whoever signed in at a console, by passkey or not, may have a token for their commands. */
  private Account atTheConsole(Context ctx) {
    return SignedIn.find(ctx)
        .filter(who -> who.credential().cookie() && !who.credential().locked())
        .filter(parts.sessions()::isFresh)
        .map(SignedIn::account)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "\"passphrase\" is missing, and nobody signed in here in the last 5 min.")
                    .thrown());
  }

  /** The scopes asked for that the role has; all of the role's when none is named. */
  private static Set<Scope> asked(ObjectNode request, Account account) {
    if (!request.has("scopes")) {
      return account.role().scopes();
    }
    Set<Scope> asked =
        request
            .path("scopes")
            .valueStream()
            .flatMap(word -> Scope.of(word.asText()).stream())
            .collect(Collectors.toSet());
    if (!account.role().scopes().containsAll(asked) || asked.isEmpty()) {
      throw Problem.badRequest(
              "A token for the role " + account.role().word() + " cannot have these scopes.")
          .thrown();
    }
    return asked;
  }

  private Account check(Context ctx, ObjectNode request) {
    String name = Json.required(request, "name");
    String address = ctx.ip();
    parts.limits().refuseTooMany(ctx, name);
    var account = parts.accounts().check(name, Json.required(request, "passphrase"));
    if (account.isEmpty()) {
      parts.limits().wrong(name, address);
      throw new Problem(
              "wrong-passphrase",
              401,
              "Name and passphrase do not belong together.",
              "Nobody was signed in.",
              "Type both again. Sessions that are open stay open.")
          .thrown();
    }
    parts.limits().right(name, address);
    refuseByPolicy(account.get());
    return account.get();
  }

  /** Asked only of whoever typed the right passphrase, so it tells nobody else who has passkeys. */
  private void refuseByPolicy(Account account) {
    boolean allowed =
        switch (parts.passphrases()) {
          case YES -> true;
          case UNTIL_PASSKEY -> account.proofs().passkeys().isEmpty();
          case NO -> false;
        };
    if (!allowed) {
      throw new Problem(
              "passphrase-not-allowed",
              403,
              "This station signs you in by passkey only.",
              "Nobody was signed in.",
              "Use your passkey. If you lost it, let two people give you a new code.")
          .thrown();
    }
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().map(Scope::word).toList();
  }
}
