/**
 * What is recorded: the 132-byte leaf, the eight committed fields, the sealed blob.
 *
 * <p>A leaf contains no content. Its {@code commit} is the Merkle root over eight salted field
 * commitments; the salts come from one 32-byte entry secret, drawn anew at every sealing. Whoever
 * holds the secret can open the blob and disclose any one field without the rest. Erasing the
 * secret erases the content, and every older proof stays valid.
 *
 * <p>{@link parley.journal.entry.Sealing} goes both ways; {@link parley.journal.entry.Disclosure}
 * shows a part to a third party. docs/protocol/journal.md §2 gives the bytes.
 */
@NullMarked
package parley.journal.entry;

import org.jspecify.annotations.NullMarked;
