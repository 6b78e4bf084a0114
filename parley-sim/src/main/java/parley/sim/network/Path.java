package parley.sim.network;

import parley.sim.world.Dice;
import parley.sim.world.World;

/** One network path under the line: how far, how wide, and what is wrong with it now. */
public final class Path {
  private static final long BYTES_PER_SECOND = 1_000_000;

  private final String name;
  private final World world;
  private final Dice jitter;
  private final long latency;
  private final long[] freeAt = new long[2];
  private final int[] swallowed = new int[2];
  private int cut;
  private long extraLatency;
  private long narrowTo = BYTES_PER_SECOND;
  private long calmSince;

  Path(String name, World world) {
    this.name = name;
    this.world = world;
    this.jitter = world.dice("jitter/" + name);
    this.latency = world.dice("distance/" + name).between(1, 80) * World.MILLI;
  }

  String name() {
    return name;
  }

  // What faults do to it. Faults may overlap; each undoes only what it did.

  /** Cuts the path, or takes one cut back. */
  void cut(boolean on) {
    cut += on ? 1 : -1;
    changed();
  }

  /** Swallows what leaves end {@code from}, or takes one hole back. */
  void swallow(int from, boolean on) {
    swallowed[from] += on ? 1 : -1;
    changed();
  }

  /** Makes it longer by so much each way. */
  void delay(long micros) {
    extraLatency = micros;
    changed();
  }

  /** Makes it this narrow; 0 gives it its full width back. */
  void narrow(long bytesPerSecond) {
    narrowTo = bytesPerSecond == 0 ? BYTES_PER_SECOND : bytesPerSecond;
    changed();
  }

  void changed() {
    calmSince = world.now();
  }

  /** Returns since when nothing has been wrong here; the far future while something is. */
  public long calmSince() {
    var calm = cut == 0 && swallowed[0] + swallowed[1] == 0 && extraLatency == 0 && !isNarrow();
    return calm ? calmSince : Long.MAX_VALUE;
  }

  boolean isNarrow() {
    return narrowTo < BYTES_PER_SECOND;
  }

  boolean isCut() {
    return cut > 0;
  }

  /** Whether what leaves end {@code from} does not come out at the other. */
  boolean swallows(int from) {
    return cut > 0 || swallowed[from] > 0;
  }

  /** Returns when so many bytes that leave end {@code from} now come out at the other. */
  long arrival(int from, long bytes) {
    var leaves = Math.max(world.now(), freeAt[from]) + bytes * World.SECOND / narrowTo;
    freeAt[from] = leaves;
    return leaves + trip();
  }

  /** Returns how long something tiny takes one way now. */
  long trip() {
    return latency + extraLatency + jitter.between(0, latency / 4 + extraLatency / 4);
  }
}
