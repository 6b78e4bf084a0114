/**
 * Two whole stations in one thread, in a world drawn from one printed seed.
 *
 * <p>{@link parley.sim.Simulation} runs one seed: a fault phase of some minutes, then everything is
 * healed, then ten quiet minutes, then the question whether all that was accepted has arrived.
 * {@link parley.sim.SimMain} is the command. What is simulated, what is not, and every promise by
 * name: {@code docs/simulation.md}.
 */
@NullMarked
package parley.sim;

import org.jspecify.annotations.NullMarked;
