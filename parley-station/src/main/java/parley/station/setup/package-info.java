/**
 * A station that is started for the first time serves a wizard instead of itself: six steps in a
 * browser, kept after each, until there is a configuration, a key file and two administrators.
 *
 * <p>The wizard is another desk at the station's own console address. Whoever holds the code that
 * the command printed may use it, once and from one browser; nothing else of the station runs, and
 * nothing that the wizard makes is used before it is finished.
 */
@NullMarked
package parley.station.setup;

import org.jspecify.annotations.NullMarked;
