package parley.station.whole;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come to be, far longer than any sound machine needs. */
final class Patience {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Patience() {}

  /** Waits until it is so; fails with {@code what} when it never is. */
  static void until(String what, BooleanSupplier isSo) {
    some(what, () -> isSo.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until something is there, and returns it. */
  static <T> T some(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + LONGEST.toNanos();
    var found = look.get();
    while (found.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came to be: " + what);
      }
      pause(BETWEEN_LOOKS);
      found = look.get();
    }
    return found.get();
  }

  /** Lets time pass where the passing of time is itself the condition. */
  static void pause(Duration howLong) {
    long end = System.nanoTime() + howLong.toNanos();
    for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
