package parley.station.desk;

import io.javalin.http.Context;
import java.util.Optional;
import parley.core.line.Officer;
import parley.station.answer.Problem;
import parley.station.signin.Account;
import parley.station.signin.Credential;
import parley.station.signin.Scope;
import parley.station.signin.Sight;

/** Who makes this request. Put there by the {@link Guard}, read by the handlers. */
public record SignedIn(Account account, Credential credential) {
  private static final String ATTRIBUTE = "parley.signed-in";

  /** The person behind this request; every endpoint that needs a scope has one. */
  public static SignedIn of(Context ctx) {
    return find(ctx).orElseThrow(() -> nobody().thrown());
  }

  /** The refusal where somebody must be signed in and nobody is. */
  static Problem nobody() {
    return new Problem(
        "not-signed-in",
        401,
        "Nobody is signed in here.",
        "Nothing was done with this request.",
        "Sign in, then try again.");
  }

  /** The person behind this request, if somebody is signed in. */
  public static Optional<SignedIn> find(Context ctx) {
    return Optional.ofNullable(ctx.attribute(ATTRIBUTE));
  }

  void putOn(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /**
   * Whether role and credential both carry {@code scope}. A pairing makes a line that nobody has
   * named yet, so only who sees every line may pair.
   */
  public boolean may(Scope scope) {
    return everMay(scope) && !(scope == Scope.READ && credential.locked());
  }

  /** The same, whether or not the console is locked now. */
  boolean everMay(Scope scope) {
    return switch (scope) {
      case SEE -> has(Scope.SEE) || has(Scope.READ);
      case PAIR -> has(Scope.PAIR) && account.lines().equals(Sight.EVERY_LINE);
      default -> has(scope);
    };
  }

  /** How this person stands as author in a journal. */
  public Officer officer() {
    return new Officer(account.name(), account.role().word(), account.displayName());
  }

  private boolean has(Scope scope) {
    return account.role().scopes().contains(scope) && credential.scopes().contains(scope);
  }

  /** Whether the line to {@code counterpart} exists for this person. */
  public boolean sees(String counterpart) {
    return account.lines().sees(counterpart);
  }

  /** Whether there is anything on the station's lines that this person may not know or read. */
  boolean isLimited() {
    return !account.lines().equals(Sight.EVERY_LINE) || !may(Scope.READ) || !minds();
  }

  /** Whether this person stands a watch or looks after the station. */
  boolean minds() {
    return everMay(Scope.WATCH) || everMay(Scope.HOUSE);
  }
}
