/**
 * The simulated world: time, chance, the trace, and the faults that a seed switches on.
 *
 * <p>Nothing in a simulation happens except as an event of {@link parley.sim.world.World}, and
 * nothing is drawn except from {@link parley.sim.world.Dice} that belong to one seed and one
 * purpose. Whether a fault is switched on never changes what any other dice show; that is what lets
 * a failing seed be made smaller.
 */
@NullMarked
package parley.sim.world;

import org.jspecify.annotations.NullMarked;
