package parley.station;

import java.util.concurrent.atomic.AtomicLong;
import parley.core.Clock;
import parley.station.line.MachineClock;

/** The clocks of this machine, which a test puts forward. */
final class MovedClock implements Clock {
  private final MachineClock machine = new MachineClock();
  private final AtomicLong ahead = new AtomicLong();

  void forwardSeconds(long seconds) {
    ahead.addAndGet(seconds * 1_000);
  }

  @Override
  public long wallMillis() {
    return machine.wallMillis() + ahead.get();
  }

  @Override
  public long monoMillis() {
    return machine.monoMillis() + ahead.get();
  }
}
