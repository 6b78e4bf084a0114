package parley.station.line;

import java.util.concurrent.TimeUnit;
import parley.core.Clock;

/** The clocks of this machine: the wall clock, which may jump, and the monotonic one. */
public final class MachineClock implements Clock {
  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long monoMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
