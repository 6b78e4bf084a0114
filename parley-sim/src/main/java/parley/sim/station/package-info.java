/**
 * A whole station in one thread: the real core between simulated ports.
 *
 * <p>The line, the house log, the durable step, the record format, the replay and the comparison at
 * start are the production code. What is simulated is what they ask for: a disk whose un-synced
 * bytes are lost or torn at a kill, a database that holds what it committed, clocks that drift and
 * jump, chance from a seed, and keys that are cheap in most seeds and real in some.
 */
@NullMarked
package parley.sim.station;

import org.jspecify.annotations.NullMarked;
