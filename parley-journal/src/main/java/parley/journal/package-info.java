/**
 * The words every part of the journal uses: byte strings, digests, sides, places in a log.
 *
 * <p>A line has two append-only logs, one a station, each with a single writer. The peer keeps a
 * full copy and cosigns it. Nothing here is shared state: every type is an immutable value, and
 * whatever comes from outside is either accepted whole or refused with {@link
 * parley.journal.Malformed}. docs/protocol/journal.md is the byte-level contract.
 */
@NullMarked
package parley.journal;

import org.jspecify.annotations.NullMarked;
