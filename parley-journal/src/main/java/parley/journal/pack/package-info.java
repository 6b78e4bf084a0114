/**
 * Evidence packs: a folder of files that proves something to a stranger, and the verifier for it.
 *
 * <p>A pack is written from a {@link parley.journal.pack.PackSource} and read back from files; both
 * ways lead to the same {@link parley.journal.pack.PackContents}. Everything in a pack but its
 * README follows from those contents to the byte, so the verifier reads the contents, checks every
 * signature and commitment, renders the pack again, and compares: a changed, missing or extra byte
 * anywhere is refused. What is claimed is computed by the same code from the same contents ({@link
 * parley.journal.pack.Findings}).
 *
 * <p>The layout is that of docs/protocol/journal.md §7 and of the C2SP documents (tlog-tiles,
 * tlog-proof, tlog-witness), so that verifiers nobody here wrote can read it.
 */
@NullMarked
package parley.journal.pack;

import org.jspecify.annotations.NullMarked;
