/**
 * Who is to stand the watch, and when: rotations, what overrides them, gaps, and the next change.
 *
 * <p>{@link parley.core.roster.Roster} is a fold of entries of the house journal. All times are
 * Unix milliseconds: a watch lasts as long as it says, whatever a country does to its clocks that
 * night.
 */
@NullMarked
package parley.core.roster;

import org.jspecify.annotations.NullMarked;
