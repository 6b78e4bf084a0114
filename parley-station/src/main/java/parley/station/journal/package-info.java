/**
 * The journal of a line over HTTP: the merged view, evidence packs, and the proof of one entry.
 *
 * <p>All of it is read from the database, never from the line's own thread, so that nobody who
 * looks something up can delay a ring.
 */
@NullMarked
package parley.station.journal;

import org.jspecify.annotations.NullMarked;
