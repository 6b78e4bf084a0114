/**
 * RFC 6962 Merkle trees over SHA-256: grow one, prove from one, check a proof.
 *
 * <p>A leaf is hashed with a leading 00, a node with a leading 01, so neither can pass for the
 * other. The checks bind the index to the size: a proof is accepted for one place in a tree of one
 * size and for no other, which not every library gets right. The same code proves entries in a log
 * and fields in an entry.
 */
@NullMarked
package parley.journal.merkle;

import org.jspecify.annotations.NullMarked;
