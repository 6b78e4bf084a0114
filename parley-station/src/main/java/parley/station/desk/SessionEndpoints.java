package parley.station.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.answer.Times;
import parley.station.configuration.Limits;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Credentials;
import parley.station.signin.Credentials.Grant;
import parley.station.signin.Credentials.Issued;
import parley.station.signin.Scope;
import parley.station.signin.SignInLimits;

/** Sign-in by name and passphrase: sessions for consoles, tokens for commands. */
public final class SessionEndpoints {
  private final Parts parts;

  /**
   * What sign-in needs.
   *
   * @param handOver hears that somebody signs in at a console where somebody is signed in, before
   *     the earlier credential ends
   * @param station writes the station's view, part of every answer to a sign-in
   */
  public record Parts(
      Accounts accounts,
      Credentials credentials,
      SignInLimits limits,
      String cookieName,
      BiConsumer<SignedIn, SignedIn> handOver,
      Supplier<ObjectNode> station) {}

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
    SignedIn who = SignedIn.of(ctx);
    Answers.json(
        ctx, session(who.account(), who.credential().locked(), who.credential().expiresAtMillis()));
  }

  private void signIn(Context ctx) {
    Account account = check(ctx, Json.parse(ctx.body()));
    Issued issued =
        parts
            .credentials()
            .issue(new Grant(account.name(), account.role().scopes(), true, Limits.SESSION));
    // Whoever signs in at a console that is signed in takes it over as it stands: what the earlier
    // person held there stays armed, and only the person changes.
    SignedIn.find(ctx)
        .filter(before -> before.credential().cookie())
        .ifPresent(
            before -> {
              parts.handOver().accept(before, new SignedIn(account, issued.credential()));
              parts.credentials().revoke(before.credential());
            });
    // It outlives the session's own time: a console that rings on, locked, is still known by it.
    setCookie(ctx, issued.token(), Limits.SESSION.multipliedBy(7).toSeconds());
    Answers.json(ctx, session(account, false, issued.credential().expiresAtMillis()));
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
    parts.credentials().revoke(SignedIn.of(ctx).credential());
    setCookie(ctx, "", 0);
    ctx.status(204);
  }

  private void token(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    Account account = check(ctx, request);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(asked(request, account));
    long seconds = request.path("lifetimeSeconds").asLong(Limits.TOKEN.toSeconds());
    if (seconds < 1 || seconds > Limits.TOKEN_LONGEST.toSeconds()) {
      throw Problem.badRequest(
              "\"lifetimeSeconds\" lies between 1 and " + Limits.TOKEN_LONGEST.toSeconds() + ".")
          .thrown();
    }
    var grant = new Grant(account.name(), scopes, false, Duration.ofSeconds(seconds));
    Issued issued = parts.credentials().issue(grant);
    ObjectNode view =
        Json.object()
            .put("token", issued.token())
            .put("expiresAt", Times.at(issued.credential().expiresAtMillis()));
    view.set("scopes", Json.texts(words(scopes)));
    ctx.status(201);
    Answers.json(ctx, view);
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
    return account.get();
  }

  private ObjectNode session(Account account, boolean locked, long expiresAtMillis) {
    ObjectNode view = Json.object();
    view.putObject("officer")
        .put("name", account.name())
        .put("displayName", account.displayName())
        .put("role", account.role().word());
    view.set("rights", Json.texts(words(account.role().scopes())));
    view.set("lines", account.lines().json());
    view.set("station", parts.station().get());
    return view.put("locked", locked).put("expiresAt", Times.at(expiresAtMillis));
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().map(Scope::word).toList();
  }

  /** Written by hand: {@code __Host-} demands Secure, Path=/ and no Domain, in plain HTTP too. */
  private void setCookie(Context ctx, String value, long seconds) {
    String cookie =
        parts.cookieName()
            + "="
            + value
            + "; Path=/; Max-Age="
            + seconds
            + "; Secure; HttpOnly; SameSite=Strict";
    ctx.res().addHeader("Set-Cookie", cookie);
  }
}
