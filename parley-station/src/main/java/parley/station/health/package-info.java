/**
 * How the station itself is: the view that every console shows, {@code /health} for whoever watches
 * over machines, and Prometheus metrics.
 *
 * <p>Red means that something which matters does not work: storage, a line's journal, the reach of
 * a counterpart, or a thread of ours that no longer comes round. That nobody has the watch is an
 * alarm, not a fault of the machine.
 */
@NullMarked
package parley.station.health;

import org.jspecify.annotations.NullMarked;
