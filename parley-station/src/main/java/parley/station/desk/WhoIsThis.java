package parley.station.desk;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.events.Event;
import parley.station.events.EventStream.Viewer;
import parley.station.house.Shown;
import parley.station.signin.Accounts;
import parley.station.signin.Credential;
import parley.station.signin.Credentials;
import parley.station.signin.Stamp;
import parley.station.signin.Stamps;
import parley.station.signin.Stamps.Verdict;

/**
 * Says who makes a request. The one seam through which people are known: a client certificate or an
 * OpenID provider would be another implementation of it, in front of the same accounts and rights.
 */
public interface WhoIsThis {
  /** The header that tells a console the station's time, in milliseconds since 1970. */
  String NOW = "X-Parley-Now";

  /** The person behind a request; empty when nothing in it proves one. */
  Optional<SignedIn> of(Context ctx);

  /** Why nobody is behind a request that needs somebody. */
  default Problem turnedAway(Context ctx) {
    return SignedIn.nobody();
  }

  /** The same person as they stand now; empty when the proof has ended since. */
  Optional<SignedIn> now(SignedIn earlier);

  /** Reads an event stream as that person, with the rights of each moment. */
  default Viewer viewer(SignedIn who) {
    return new Viewer() {
      @Override
      public boolean isSignedIn() {
        return now(who).isPresent();
      }

      @Override
      public Optional<Event> seen(Event event) {
        return now(who).flatMap(still -> InSight.of(event, still));
      }

      // Whoever keeps the house journal enters it around this viewer.
      @Override
      public CompletableFuture<Void> shown(Shown text) {
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public Event beat(Event beat) {
        boolean locked = now(who).filter(still -> still.credential().locked()).isPresent();
        return locked ? Event.of(beat.kind(), Json.parse(beat.json()).put("locked", true)) : beat;
      }
    };
  }

  /**
   * By the station's own credentials: a bearer header, or a cookie of this name together with the
   * stamp of the console that the session is bound to.
   */
  record ByCredential(
      Accounts accounts, Credentials credentials, String cookieName, Stamps stamps, AccessEar ear)
      implements WhoIsThis {
    private static final String STOLEN = "parley.stolen";
    private static final String LATE = "parley.late";

    @Override
    public Optional<SignedIn> of(Context ctx) {
      return credential(ctx).flatMap(this::holder);
    }

    @Override
    public Optional<SignedIn> now(SignedIn earlier) {
      var credential = earlier.credential();
      return credentials.now(credential).flatMap(this::holder);
    }

    private Optional<SignedIn> holder(Credential credential) {
      return accounts.named(credential.officer()).map(who -> new SignedIn(who, credential));
    }

    private Optional<Credential> credential(Context ctx) {
      String authorization = ctx.header("Authorization");
      if (authorization != null && authorization.startsWith("Bearer ")) {
        String token = authorization.substring("Bearer ".length()).strip();
        return credentials.find(token).filter(found -> !found.cookie());
      }
      return Optional.ofNullable(ctx.cookie(cookieName))
          .flatMap(credentials::holderOf)
          .filter(session -> isItsConsole(ctx, session))
          .flatMap(credentials::now);
    }

    /** A cookie without its console's stamp proves nobody, and does not keep the session alive. */
    private boolean isItsConsole(Context ctx, Credential session) {
      var given = Optional.ofNullable(ctx.header(Stamp.HEADER)).flatMap(Stamp::of);
      var verdict =
          session
              .binding()
              .map(bound -> stamps.check(bound, given, ctx.method().name(), target(ctx)))
              .orElse(Verdict.MISSING);
      if (verdict == Verdict.LATE) {
        ctx.attribute(LATE, true);
      }
      if (verdict.stolen()) {
        ctx.attribute(STOLEN, session);
      }
      return verdict == Verdict.GOOD;
    }

    private static String target(Context ctx) {
      String query = ctx.req().getQueryString();
      return ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
    }

    @Override
    public Problem turnedAway(Context ctx) {
      if (ctx.attribute(LATE) != null) {
        ctx.header(NOW, Long.toString(stamps.nowMillis()));
        return late();
      }
      Credential session = ctx.attribute(STOLEN);
      if (session == null) {
        return SignedIn.nobody();
      }
      ear.stolen(session, ctx.ip());
      return new Problem(
          "other-console",
          401,
          "This session belongs to another console.",
          "Nothing was done with this request, and the watch was told of it.",
          "Sign in here. If you did not copy a cookie, tell the supervisor at once.");
    }

    private static Problem late() {
      return new Problem(
          "stamp-late",
          401,
          "The stamp of this request is of another time, or of the session before this one.",
          "Nothing was done with this request.",
          "Stamp it anew by the station's time in the header " + NOW + "; the console does.");
    }
  }
}
