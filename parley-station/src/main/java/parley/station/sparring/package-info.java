/**
 * The sparring partner: a practice station within this one, on the loopback address, with keys, a
 * folder and a line of its own. Both cards of that line are demo cards, so that its journal says
 * for ever that it is an exercise, and the counterpart is called so wherever its name is shown. No
 * report counts it.
 *
 * <p>{@link parley.station.sparring.Sparring} starts and ends it; {@link
 * parley.station.sparring.Script} decides what it does.
 */
@NullMarked
package parley.station.sparring;

import org.jspecify.annotations.NullMarked;
