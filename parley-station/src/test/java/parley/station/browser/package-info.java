/**
 * Two real consoles in two real browsers on a real demo: what an officer sees, by keyboard.
 *
 * <p>Pictures of every state go to {@code target/screens}; each state is also shown to axe, and a
 * violation of accessibility or of the page's own security policy fails the test.
 */
@NullMarked
package parley.station.browser;

import org.jspecify.annotations.NullMarked;
