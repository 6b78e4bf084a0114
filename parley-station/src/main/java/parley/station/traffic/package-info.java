/**
 * Lines, calls and messages as the API speaks of them.
 *
 * <p>The views write out what the core shows, field by field; the endpoints give officers' orders
 * to the line's own thread and answer when the order is durable. An order that is refused becomes a
 * {@link parley.station.answer.Problem} that says what did not happen ({@link
 * parley.station.traffic.Refusals}).
 */
@NullMarked
package parley.station.traffic;

import org.jspecify.annotations.NullMarked;
