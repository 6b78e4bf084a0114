/**
 * The desk: where consoles, commands and integrators speak to the station, over HTTP.
 *
 * <p>There is one way in. Every endpoint is a row ({@link parley.station.desk.Endpoint}) that names
 * who may use it; a row without that cannot be written, and what is not a row is not found. Every
 * answer carries the same strict headers, and every refusal is a {@link
 * parley.station.answer.Problem} that says what did not happen and what to do.
 */
@NullMarked
package parley.station.desk;

import org.jspecify.annotations.NullMarked;
