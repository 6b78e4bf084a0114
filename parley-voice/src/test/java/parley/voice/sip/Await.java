package parley.voice.sip;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, patiently and not forever. */
final class Await {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private Await() {}

  static void until(BooleanSupplier condition) {
    until(condition, "it");
  }

  static void until(BooleanSupplier condition, String what) {
    var end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError(what + " did not come about");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
