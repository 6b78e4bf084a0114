/**
 * Pairing: two stations exchange card files, read each other's 40 digits aloud over any other
 * means, and type what they hear.
 *
 * <p>Two administrators of each station confirm. One wrong digit ends the attempt: the card that
 * was read out is dead, and both sides make new ones. A pairing that the other side never confirmed
 * is discarded after half an hour; one that it did confirm keeps asking until both first entries
 * bear four signatures.
 */
@NullMarked
package parley.station.pairing;

import org.jspecify.annotations.NullMarked;
