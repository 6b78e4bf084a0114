/**
 * What every part of the core asks of its surroundings, and the limits that all parts keep.
 *
 * <p>Nothing in {@code parley.core} reads a clock, draws a random number or touches a file or
 * socket: time comes in through {@link parley.core.Clock}, chance through {@link
 * parley.core.Chance}. That is what lets the simulation run two whole stations on one thread, under
 * any fault, from one seed.
 */
@NullMarked
package parley.core;

import org.jspecify.annotations.NullMarked;
