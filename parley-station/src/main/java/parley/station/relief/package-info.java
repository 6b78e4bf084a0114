/**
 * How the watch changes hands at this station: who took, left or took over a position, and the
 * handover from one person to the next with its open items and two signatures.
 */
@NullMarked
package parley.station.relief;

import org.jspecify.annotations.NullMarked;
