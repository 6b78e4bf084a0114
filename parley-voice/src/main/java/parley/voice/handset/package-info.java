/**
 * Handsets as the station sees them, without a word of SIP: who is registered, who lifted, whom to
 * ring, and how each call of a handset stands.
 *
 * <p>Orders go in through {@link parley.voice.handset.HandsetPort}; what handsets do comes out at
 * the {@link parley.voice.handset.HandsetEar}. Orders return at once and are carried out in their
 * order by one thread, which also calls the ear. An order about a call that is over does nothing.
 */
@NullMarked
package parley.voice.handset;

import org.jspecify.annotations.NullMarked;
