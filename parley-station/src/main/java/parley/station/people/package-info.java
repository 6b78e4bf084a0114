/**
 * The people of the station as administrators keep them: adding, roles, lines, recovery, revoking.
 *
 * <p>What gives somebody more than they had waits for a second person, and only in memory: after a
 * restart it is proposed anew. What takes something away happens at once and needs one. Ending a
 * credential, by whomever, also leaves the position that was held with it and closes its leg.
 */
@NullMarked
package parley.station.people;

import org.jspecify.annotations.NullMarked;
