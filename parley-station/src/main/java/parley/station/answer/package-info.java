/**
 * How the station words an answer: JSON, times, and refusals.
 *
 * <p>A refusal is a {@link parley.station.answer.Problem} (RFC 9457). It says what did not happen,
 * since when, and what an officer can do; it never carries a stack trace or the text of a message.
 */
@NullMarked
package parley.station.answer;

import org.jspecify.annotations.NullMarked;
