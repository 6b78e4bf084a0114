/**
 * The watch of one running station: which positions are armed, and what needs a person.
 *
 * <p>{@link parley.station.watch.WatchFloor} keeps time for it: it looks at lines, positions and
 * storage twice a second and whenever something changed, tells the lines how many positions would
 * be heard, and tells the consoles what they must show. What counts as an alarm is worked out by
 * {@link parley.station.watch.Conditions}, from what is the case and nothing else.
 */
@NullMarked
package parley.station.watch;

import org.jspecify.annotations.NullMarked;
