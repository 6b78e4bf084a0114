/**
 * The watch at both ends: people who write, ring, answer, decline, acknowledge, put down, take
 * their positions and leave them, all as the seed says.
 */
@NullMarked
package parley.sim.officers;

import org.jspecify.annotations.NullMarked;
