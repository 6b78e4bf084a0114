/**
 * The simulated network between the two stations: two routes, and connections on them.
 *
 * <p>A connection behaves as TCP does. While it lives, nothing on it is lost, repeated or
 * reordered; it may stall, be swallowed without a word in one direction or both, come back late, be
 * reset, or be gone on one side only. Frames leave through the core's own send queue and credit, so
 * a narrow route makes them wait as it would in a station. What arrives twice arrives over both
 * routes.
 */
@NullMarked
package parley.sim.network;

import org.jspecify.annotations.NullMarked;
