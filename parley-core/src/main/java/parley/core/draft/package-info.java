/**
 * Messages that are written and not sent: a matter of this station's own, kept in its house journal
 * and never in a line's.
 *
 * <p>On a line whose terms ask for it, whatever is less than FLASH is sent only when a second
 * person has approved it, one of the two being a supervisor. A FLASH and a STOP need nobody: they
 * never become a draft. What becomes of a draft is the fold of its entries, in whatever order they
 * are read.
 */
@NullMarked
package parley.core.draft;

import org.jspecify.annotations.NullMarked;
