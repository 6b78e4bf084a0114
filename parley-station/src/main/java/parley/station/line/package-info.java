/**
 * The lines of one running station.
 *
 * <p>Each line has one owner thread ({@link parley.station.line.LineKeeper}); routes, the durable
 * step and the desk hand it what happened, and it alone touches the core's {@link
 * parley.core.line.Line}. What the screens may see is copied out ({@link
 * parley.station.line.TrafficBook}), so that nobody who reads ever waits for a line, and no line
 * for a reader.
 */
@NullMarked
package parley.station.line;

import org.jspecify.annotations.NullMarked;
