/**
 * The house journal: the station's own log, for what concerns no counterpart or could not be told
 * to one.
 *
 * <p>It is the same log, the same seal and the same durable step as a line's, with one signer: this
 * station. It holds who read what, how the watch changed, what administrators, alarms and
 * escalation did, officers' notes, and what no line could take: rings that found no route and calls
 * that could not be entered. {@link parley.core.house.HouseEntry} lists the kinds, {@link
 * parley.core.house.HouseCodec} says how they are written.
 */
@NullMarked
package parley.core.house;

import org.jspecify.annotations.NullMarked;
