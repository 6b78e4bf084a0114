package parley.station.setup;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import parley.station.answer.Problem;
import parley.station.desk.SignedIn;
import parley.station.desk.WhoIsThis;
import parley.station.signin.Account;
import parley.station.signin.Credential;
import parley.station.signin.Proofs;
import parley.station.signin.Role;
import parley.station.signin.Scope;
import parley.station.signin.Sight;

/**
 * The one-time code of a wizard. It is good for one start of the program and for one browser: the
 * first that brings it gets a token in its place, and the code is over.
 */
final class SetUpCode implements WhoIsThis {
  /** No letter that is taken for a digit, and none that is taken for another. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  /** 122 random bits in five groups that can be typed. */
  private static final int LENGTH = 25;

  private static final int GROUP = 5;

  /** So often may something else be brought; then the code is over too. */
  static final int TRIES = 5;

  private static final SignedIn WIZARD =
      new SignedIn(
          new Account(
              "set-up", "Set-up", Role.ADMINISTRATOR, Sight.EVERY_LINE, Proofs.NONE, noDate()),
          new Credential(
              "", "set-up", Set.of(Scope.ADMIN), Optional.empty(), false, Long.MAX_VALUE));

  private final SecureRandom random = new SecureRandom();
  private final String code;
  private final String token;
  private int wrong;
  private boolean used;

  SetUpCode() {
    var made = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      made.append(i > 0 && i % GROUP == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    this.code = made.toString();
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static Optional<Long> noDate() {
    return Optional.empty();
  }

  /** What the command prints; it is never logged. */
  String code() {
    return code;
  }

  /**
   * Gives the token for the code.
   *
   * @throws parley.station.answer.ProblemException (401) when it is another code, (409) when this
   *     one is over
   */
  synchronized String begin(String typed) {
    if (used || wrong >= TRIES) {
      throw new Problem(
              "set-up-code-over",
              409,
              used
                  ? "This code was used, in this browser or in another."
                  : "Too many wrong codes came here.",
              "Nothing was shown and nothing changed. What was done so far is kept.",
              "End the program where it was started (Ctrl+C) and start it again: it prints a new"
                  + " code. If it was not you who used the old one, find out who could read it.")
          .thrown();
    }
    if (!same(bare(code), bare(typed))) {
      wrong++;
      throw new Problem(
              "wrong-set-up-code",
              401,
              "This is not the code that the program printed.",
              "Nothing was shown and nothing changed.",
              "Open the whole address that it printed, or type the code again.")
          .thrown();
    }
    used = true;
    return token;
  }

  private static String bare(String typed) {
    return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** Takes as long whatever is compared. */
  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<SignedIn> of(Context ctx) {
    return Optional.ofNullable(ctx.header("Authorization"))
        .filter(given -> same("Bearer " + token, given))
        .map(_ -> WIZARD);
  }

  @Override
  public Optional<SignedIn> now(SignedIn earlier) {
    return Optional.of(earlier);
  }
}
