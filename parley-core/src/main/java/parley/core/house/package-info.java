/**
 * The house journal: the station's own log, for what concerns no counterpart or could not be told
 * to one.
 *
 * <p>It is the same log, the same seal and the same durable step as a line's, with one signer: this
 * station. For now it holds the rings that found no route and the calls that could not be entered.
 */
@NullMarked
package parley.core.house;

import org.jspecify.annotations.NullMarked;
