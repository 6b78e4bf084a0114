package parley.voice;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about, up to a generous ceiling. */
public final class Await {
  private static final Duration CEILING = Duration.ofSeconds(30);

  private Await() {}

  /** Waits until a condition holds; fails with {@code what} after half a minute. */
  public static void until(String what, BooleanSupplier condition) {
    if (!within(CEILING, condition)) {
      throw new AssertionError("after " + CEILING.toSeconds() + " s still not: " + what);
    }
  }

  /** Returns whether a condition comes to hold within a time. */
  public static boolean within(Duration time, BooleanSupplier condition) {
    var deadline = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(2_000_000);
    }
    return true;
  }
}
