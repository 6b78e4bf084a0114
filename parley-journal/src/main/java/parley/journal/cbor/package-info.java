/**
 * Deterministic CBOR, as far as the journal needs it (RFC 8949 §4.2.1).
 *
 * <p>Each value has exactly one encoding: shortest heads, definite lengths, map keys as text in the
 * order of their encoded bytes, none twice. The reader refuses every other form, so that two
 * stations can never hash the same words differently. No floating point, no tags, no null.
 */
@NullMarked
package parley.journal.cbor;

import org.jspecify.annotations.NullMarked;
