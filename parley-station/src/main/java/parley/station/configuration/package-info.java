/**
 * What an administrator decides before a station starts: one properties file, read once, checked
 * whole.
 *
 * <p>A key that nobody knows is refused, and so is a value that cannot be meant, each with the name
 * of the key: a station that starts with half of what was asked for is worse than one that says why
 * it does not start. {@code docs/configuration.md} has a line for every key.
 */
@NullMarked
package parley.station.configuration;

import org.jspecify.annotations.NullMarked;
