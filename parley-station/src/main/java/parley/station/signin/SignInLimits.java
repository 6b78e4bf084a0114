package parley.station.signin;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;

/**
 * Slows down guessing. Wrong passphrases are counted for a name <em>from one address</em>, so
 * nobody can keep an officer out by guessing badly from somewhere else; credentials already issued
 * are never touched.
 */
public final class SignInLimits {
  private static final int PAIRS_REMEMBERED = 10_000;
  private final InstantSource clock;
  private final Map<String, Deque<Long>> wrong =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
          return size() > PAIRS_REMEMBERED;
        }
      };

  public SignInLimits(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Refuses the next try while it must wait.
   *
   * @throws parley.station.answer.ProblemException (429, with {@code Retry-After})
   */
  public void refuseTooMany(Context ctx, String name) {
    mustWait(name, ctx.ip())
        .ifPresent(
            wait -> {
              throw tooManyTries(ctx, wait);
            });
  }

  private static RuntimeException tooManyTries(Context ctx, long waitMillis) {
    long seconds = waitMillis / 1000 + 1;
    ctx.header("Retry-After", Long.toString(seconds));
    return new Problem(
            "too-many-tries",
            429,
            "Too many wrong passphrases came from this address.",
            "This one was not looked at.",
            "Wait " + seconds + " s. The account is not locked; other addresses are not affected.")
        .thrown();
  }

  /** How many milliseconds the next try must wait; empty when it need not. */
  public synchronized OptionalLong mustWait(String name, String address) {
    Deque<Long> tries = wrong.get(key(name, address));
    if (tries == null || tries.size() < Limits.SIGN_IN_TRIES) {
      return OptionalLong.empty();
    }
    long until = tries.getLast() + Limits.SIGN_IN_WAIT.toMillis();
    long wait = until - clock.millis();
    return wait > 0 ? OptionalLong.of(wait) : OptionalLong.empty();
  }

  public synchronized void wrong(String name, String address) {
    Deque<Long> tries = wrong.computeIfAbsent(key(name, address), _ -> new ArrayDeque<>());
    tries.addLast(clock.millis());
    if (tries.size() > Limits.SIGN_IN_TRIES) {
      tries.removeFirst();
    }
  }

  public synchronized void right(String name, String address) {
    wrong.remove(key(name, address));
  }

  private static String key(String name, String address) {
    return address + " " + name;
  }
}
