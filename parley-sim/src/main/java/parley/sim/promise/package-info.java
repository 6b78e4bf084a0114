/**
 * What a line promises, checked while a simulation runs.
 *
 * <p>Names are those of the project's invariants: V for the line as a whole, I for its journal.
 * Checks that cost little run at every frame and every change; those that read whole logs run after
 * each restart and at the end. A station's own word is never asked where the bytes on its platter
 * can be: they are read back independently ({@link parley.sim.station.Kept}).
 */
@NullMarked
package parley.sim.promise;

import org.jspecify.annotations.NullMarked;
