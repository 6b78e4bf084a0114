package parley.sim.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one run is to be.
 *
 * @param seed everything is drawn from it
 * @param faults those that are switched on
 * @param share how much of the drawn workload is carried out, in percent, 1 to 100
 * @param planted a mistake made on purpose
 */
public record Plan(long seed, Set<Fault> faults, int share, Planted planted) {
  private static final int REAL_SIGNATURES_EVERY = 100;

  public Plan {
    var copy = EnumSet.noneOf(Fault.class);
    copy.addAll(faults);
    faults = Collections.unmodifiableSet(copy);
    if (share < 1 || share > 100) {
      throw new IllegalArgumentException("a share is 1 to 100 percent");
    }
  }

  /** Draws which faults a seed switches on. */
  public static Plan of(long seed) {
    var on = EnumSet.noneOf(Fault.class);
    for (var fault : Fault.values()) {
      if (Dice.of(seed, "swarm/" + fault).coin()) {
        on.add(fault);
      }
    }
    return new Plan(seed, on, 100, Planted.NONE);
  }

  /** Returns the same seed with these faults only. */
  public Plan with(Set<Fault> others) {
    return new Plan(seed, others, share, planted);
  }

  /** Returns the same seed with this one fault less. */
  public Plan without(Fault fault) {
    var fewer = EnumSet.noneOf(Fault.class);
    fewer.addAll(faults);
    fewer.remove(fault);
    return with(fewer);
  }

  public Plan withShare(int percent) {
    return new Plan(seed, faults, percent, planted);
  }

  public Plan with(Planted mistake) {
    return new Plan(seed, faults, share, mistake);
  }

  public boolean has(Fault fault) {
    return faults.contains(fault);
  }

  public boolean has(Planted mistake) {
    return planted == mistake;
  }

  /** Whether this seed signs with the real algorithms; one in a hundred does. */
  public boolean realSignatures() {
    return Math.floorMod(seed, REAL_SIGNATURES_EVERY) == 0;
  }
}
