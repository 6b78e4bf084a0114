package parley.station.desk;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.signin.Pace;

/**
 * Stands before every endpoint: right host, right person, right scope, and a request that a page of
 * somebody else cannot have made.
 */
final class Guard {
  private static final Set<String> SAME_SITE = Set.of("same-origin", "none");
  private final WhoIsThis people;
  private final Pace pace;

  Guard(WhoIsThis people, Pace pace) {
    this.people = people;
    this.pace = pace;
  }

  /** The endpoint's handler behind everything its row asks for. */
  Handler before(Endpoint endpoint) {
    return ctx -> {
      people.of(ctx).ifPresent(who -> who.putOn(ctx));
      refuseForeignPage(ctx, endpoint);
      switch (endpoint.access()) {
        case Access.Open _ -> {}
        case Access.Needs(var scope) -> {
          SignedIn who = SignedIn.find(ctx).orElseThrow(() -> people.turnedAway(ctx).thrown());
          if (!who.everMay(scope)) {
            throw forbidden(who, scope.word());
          }
          refuseLocked(who, endpoint);
          refuseHiddenLine(who, ctx);
          refuseFlood(who, endpoint, ctx);
        }
      }
      endpoint.handler().handle(ctx);
    };
  }

  /**
   * Cross-site requests: the cookie is SameSite=Strict, the browser's own {@code Sec-Fetch-Site}
   * must not name another site, an {@code Origin} must be this station, and a state-changing
   * request needs a header that no form can send. A bearer token is never sent by a browser alone.
   */
  private void refuseForeignPage(Context ctx, Endpoint endpoint) {
    boolean bearer = ctx.header("Authorization") != null;
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean foreign =
        (site != null && !SAME_SITE.contains(site) && isApi(ctx))
            || (origin != null && !origin.equals(ctx.scheme() + "://" + ctx.host()));
    boolean changes = endpoint.method() != Endpoint.Method.GET;
    boolean bare = changes && !bearer && !"1".equals(ctx.header("X-Parley"));
    if (foreign || bare) {
      throw new Problem(
              "cross-site",
              403,
              "This request did not come from the station's own console.",
              "Nothing was done with it.",
              "Use the console at this station's own address; programs send a bearer token.")
          .thrown();
    }
  }

  private static boolean isApi(Context ctx) {
    return ctx.path().startsWith("/api/");
  }

  private static void refuseLocked(SignedIn who, Endpoint endpoint) {
    if (who.credential().locked() && !endpoint.whileLocked()) {
      throw new Problem(
              "locked",
              423,
              "This console is locked: nobody was there for a while.",
              "Nothing was shown and nothing done. It goes on ringing, and F2 answers.",
              "Sign in at the console, as yourself or as whoever is there now.")
          .thrown();
    }
  }

  /** Wherever a request may name a line: a line out of sight does not exist, whatever is asked. */
  private static void refuseHiddenLine(SignedIn who, Context ctx) {
    Stream.of(
            Optional.ofNullable(ctx.pathParamMap().get("line")),
            Optional.ofNullable(ctx.queryParam("line")),
            lineInBody(who, ctx))
        .flatMap(Optional::stream)
        .filter(line -> !who.sees(line))
        .findFirst()
        .ifPresent(
            line -> {
              throw InSight.noLine(line).thrown();
            });
  }

  private static Optional<String> lineInBody(SignedIn who, Context ctx) {
    boolean written = who.isLimited() && ctx.body().stripLeading().startsWith("{");
    return written ? Json.text(Json.parse(ctx.body()), "line") : Optional.empty();
  }

  private void refuseFlood(SignedIn who, Endpoint endpoint, Context ctx) {
    boolean counted =
        endpoint.pace() == Endpoint.Pace.STARTS_SOMETHING && !ctx.body().contains("flash");
    if (counted && !pace.allows(who.account().name())) {
      throw new Problem(
              "too-fast",
              429,
              "Too many messages and calls were started within one minute.",
              "This one was not accepted.",
              "Wait a few seconds. FLASH, answering and acknowledging are never refused for this.")
          .thrown();
    }
  }

  private static RuntimeException forbidden(SignedIn who, String scope) {
    return new Problem(
            "forbidden",
            403,
            "The role " + who.account().role().word() + " or this token does not allow it.",
            "Nothing was done with this request.",
            "Sign in as somebody whose role has the right \"" + scope + "\".")
        .thrown();
  }
}
