/**
 * Checkpoints and the four signatures that make one count.
 *
 * <p>A checkpoint is three lines of text, origin, size and root, in a C2SP signed note. The log's
 * station signs it with Ed25519 and ML-DSA-44, the peer cosigns with two keys of its own, and all
 * four are required: a forger would have to break a classical and a post-quantum algorithm. On the
 * wire signatures travel raw and the note is rebuilt from them; in an evidence pack the note is a
 * text that other people's verifiers read.
 *
 * <p>{@link parley.journal.note.NoteText} has the exact bytes under each signature. Where to look
 * further: docs/protocol/journal.md §5, and c2sp.org/signed-note, tlog-checkpoint,
 * tlog-cosignature.
 */
@NullMarked
package parley.journal.note;

import org.jspecify.annotations.NullMarked;
