package parley.station.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.answer.Times;
import parley.station.configuration.Limits;
import parley.station.signin.Account;
import parley.station.signin.Binding;
import parley.station.signin.ConsoleKey;
import parley.station.signin.Credentials;
import parley.station.signin.Credentials.Grant;
import parley.station.signin.Credentials.Issued;
import parley.station.signin.Scope;

/** Begins the session of whoever proved who they are, bound to the console where they did. */
public final class ConsoleSessions {
  private final Parts parts;

  /**
   * What a session needs.
   *
   * @param handOver hears that somebody signs in at a console where somebody is signed in, before
   *     the earlier credential ends
   * @param station writes the station's view, part of every answer to a sign-in
   */
  public record Parts(
      Credentials credentials,
      InstantSource clock,
      String cookieName,
      BiConsumer<SignedIn, SignedIn> handOver,
      AccessEar ear,
      Supplier<ObjectNode> station) {}

  public ConsoleSessions(Parts parts) {
    this.parts = parts;
  }

  /**
   * The key of the console that asks to be signed in at, in {@code consoleKey}. Read it before
   * proofs are looked at: a proof must not be used up by a request that cannot succeed.
   *
   * @throws parley.station.answer.ProblemException (400) when there is none
   */
  public static ConsoleKey consoleKey(ObjectNode request) {
    return ConsoleKey.of(Json.required(request, "consoleKey"))
        .orElseThrow(
            () -> Problem.badRequest("\"consoleKey\" is no point on the curve P-256.").thrown());
  }

  /** Sets the cookie and answers with the session and with what the console needs to stamp. */
  public void begin(Context ctx, Account account, ConsoleKey console) {
    ConsoleKey.Agreed agreed = console.agree();
    var binding = new Binding(console.name(), agreed.secret(), parts.clock().millis());
    Set<Scope> scopes = account.role().scopes();
    Issued issued =
        parts
            .credentials()
            .issue(new Grant(account.name(), scopes, Optional.of(binding), Limits.SESSION));
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
    parts.ear().signedIn(account, console.name());
    var who = new SignedIn(account, issued.credential());
    who.putOn(ctx);
    Answers.json(ctx, view(who).put("stationKey", agreed.stationKey()));
  }

  /** Whether somebody signed in at this console within the last five minutes. */
  boolean isFresh(SignedIn who) {
    long now = parts.clock().millis();
    return who.credential()
        .binding()
        .filter(bound -> Math.abs(now - bound.sinceMillis()) <= Limits.FRESH_SIGN_IN.toMillis())
        .isPresent();
  }

  /** Ends the session behind this request. */
  void end(Context ctx) {
    parts.credentials().revoke(SignedIn.of(ctx).credential());
    setCookie(ctx, "", 0);
  }

  ObjectNode view(SignedIn who) {
    Account account = who.account();
    ObjectNode view = Json.object();
    view.putObject("officer")
        .put("name", account.name())
        .put("displayName", account.displayName())
        .put("role", account.role().word());
    view.set("rights", Json.texts(account.role().scopes().stream().map(Scope::word).toList()));
    view.set("lines", account.lines().json());
    view.set("station", parts.station().get());
    view.put("passkeys", account.proofs().passkeys().size());
    return view.put("locked", who.credential().locked())
        .put("expiresAt", Times.at(who.credential().expiresAtMillis()));
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
