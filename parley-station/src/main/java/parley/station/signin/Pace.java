package parley.station.signin;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.station.configuration.Limits;

/**
 * How fast one officer may start things: a console gone wild must not fill the journal. Never asked
 * for FLASH, nor for what answers a ring.
 */
public final class Pace {
  private static final long MINUTE_MILLIS = 60_000;
  private final InstantSource clock;
  private final Map<String, Deque<Long>> started = new ConcurrentHashMap<>();

  public Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether {@code officer} may start one more thing now; counts it when so. */
  public boolean allows(String officer) {
    long now = clock.millis();
    Deque<Long> times = started.computeIfAbsent(officer, _ -> new ArrayDeque<>());
    synchronized (times) {
      while (!times.isEmpty() && now - times.getFirst() > MINUTE_MILLIS) {
        times.removeFirst();
      }
      if (times.size() >= Limits.STARTS_A_MINUTE) {
        return false;
      }
      times.addLast(now);
      return true;
    }
  }
}
