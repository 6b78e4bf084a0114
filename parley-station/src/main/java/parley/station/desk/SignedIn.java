package parley.station.desk;

import io.javalin.http.Context;
import java.util.Optional;
import parley.station.answer.Problem;
import parley.station.signin.Account;
import parley.station.signin.Credential;
import parley.station.signin.Scope;

/** Who makes this request. Put there by the {@link Guard}, read by the handlers. */
public record SignedIn(Account account, Credential credential) {
  private static final String ATTRIBUTE = "parley.signed-in";

  /** The person behind this request; every endpoint that needs a scope has one. */
  public static SignedIn of(Context ctx) {
    return find(ctx)
        .orElseThrow(
            () ->
                new Problem(
                        "not-signed-in",
                        401,
                        "Nobody is signed in here.",
                        "Nothing was done with this request.",
                        "Sign in, then try again.")
                    .thrown());
  }

  /** The person behind this request, if somebody is signed in. */
  public static Optional<SignedIn> find(Context ctx) {
    return Optional.ofNullable(ctx.attribute(ATTRIBUTE));
  }

  void putOn(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /** Whether role and credential both carry {@code scope}. */
  public boolean may(Scope scope) {
    return account.role().scopes().contains(scope) && credential.scopes().contains(scope);
  }
}
