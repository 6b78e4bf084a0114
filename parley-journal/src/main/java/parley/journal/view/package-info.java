/**
 * What officers call the journal: the two logs of a line in one order, and that order as text.
 *
 * <p>The order is a pure function of the two checkpoints and the readable times. An entry never
 * stands before one its author had already seen; where that leaves a choice, the earlier time goes
 * first and side a before side b. Both consoles and an auditor with nothing but the files print the
 * same bytes. The order is for reading; the legal one is each log's own, plus the cross-links.
 */
@NullMarked
package parley.journal.view;

import org.jspecify.annotations.NullMarked;
