/**
 * The whole program, with real parts: stations as processes of their own, real sockets between
 * them, real files under them, and the {@code parley} command as an officer would type it.
 *
 * <p>{@link parley.station.whole.RunningDemo} starts what {@code parley demo} starts; {@link
 * parley.station.whole.TwoProcesses} makes, pairs and runs two stations that are no demo, over
 * paths that a test can break. Nothing here measures time: a test waits for what must come to be,
 * with {@link parley.station.whole.Patience}, and a slow machine only makes it wait longer.
 */
@NullMarked
package parley.station.whole;

import org.jspecify.annotations.NullMarked;
