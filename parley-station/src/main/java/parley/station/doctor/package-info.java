/**
 * What {@code parley doctor} looks at: this machine, a configuration, a running station.
 *
 * <p>Every check ends in one {@link parley.station.doctor.Diagnosis}: what was found, and what to
 * do about it. A check changes nothing: it makes no file, takes no lock for longer than the look,
 * and gives no order. What cannot be told from here is said to be unknown, never to be well.
 */
@NullMarked
package parley.station.doctor;

import org.jspecify.annotations.NullMarked;
