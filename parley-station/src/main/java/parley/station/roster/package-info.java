/**
 * The roster of the watch: {@link parley.station.roster.RosterDesk} folds it from the house
 * journal, its endpoints change and show it, also as a calendar of all people's watches.
 */
@NullMarked
package parley.station.roster;

import org.jspecify.annotations.NullMarked;
