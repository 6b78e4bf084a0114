/**
 * The exchange: who hears whom in each call. It copies coded speech from leg to leg.
 *
 * <p>Nothing is mixed: whoever listens to both sides hears them on two tracks. A gain matrix for
 * conferences would have its place in {@link parley.voice.exchange.Connection}.
 */
@NullMarked
package parley.voice.exchange;

import org.jspecify.annotations.NullMarked;
