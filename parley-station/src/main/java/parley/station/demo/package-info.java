/**
 * The demo: two stations on this machine, paired with demo cards, so that anybody can try a line
 * before there is a counterpart.
 *
 * <p>They are real stations in processes of their own, with real routes on the loopback address.
 * What is not real is only what the configuration key {@code demo} names: plain HTTP, cards marked
 * demo, and officers whose passphrases are shown.
 */
@NullMarked
package parley.station.demo;

import org.jspecify.annotations.NullMarked;
