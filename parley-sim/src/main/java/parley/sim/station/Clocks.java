package parley.sim.station;

import parley.core.Clock;
import parley.sim.world.World;

/** The two clocks of one station; they may run fast or slow, and the wall clock may jump. */
public final class Clocks implements Clock {
  private static final long BEGIN_WALL_MILLIS = 1_795_000_000_000L;
  private static final double MILLION = 1_000_000.0;

  private final World world;
  private long since;
  private long local;
  private long monoOrigin;
  private long wallOffset;
  private double partsPerMillion;

  Clocks(World world) {
    this.world = world;
  }

  private long localMicros() {
    var passed = world.now() - since;
    return local + passed + Math.round(passed * partsPerMillion / MILLION);
  }

  /** Runs this much too fast from now on. */
  public void drift(double newPartsPerMillion) {
    local = localMicros();
    since = world.now();
    partsPerMillion = newPartsPerMillion;
  }

  /** Puts the wall clock on or back. */
  public void jump(long millis) {
    wallOffset += millis;
  }

  /** Sets the wall clock right and lets both run as they should. */
  public void setRight() {
    drift(0);
    wallOffset = (world.now() - localMicros()) / World.MILLI;
  }

  /** Gives the monotonic clock another origin, as a restart of the machine does. */
  void restarted(long originMillis) {
    monoOrigin = originMillis - localMicros() / World.MILLI;
  }

  /** Returns how far the wall clock is off, in milliseconds. */
  public long offMillis() {
    return wallMillis() - BEGIN_WALL_MILLIS - world.now() / World.MILLI;
  }

  @Override
  public long wallMillis() {
    return BEGIN_WALL_MILLIS + localMicros() / World.MILLI + wallOffset;
  }

  @Override
  public long monoMillis() {
    return monoOrigin + localMicros() / World.MILLI;
  }
}
