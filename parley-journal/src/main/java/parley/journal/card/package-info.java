/**
 * Cards: what one station hands another so that a line can be opened.
 *
 * <p>A card is made for one pairing. Its payload is deterministic CBOR, its fingerprint is read
 * aloud as 40 digits, and it is signed by the very log keys it introduces. Two cards decide
 * everything else: which side is a, the line's id, the names of both logs and of both cosigners.
 * Keys change only by an {@link parley.journal.card.EpochNotice}, signed by the card's recovery
 * key.
 */
@NullMarked
package parley.journal.card;

import org.jspecify.annotations.NullMarked;
