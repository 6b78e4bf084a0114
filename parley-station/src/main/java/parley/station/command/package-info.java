/**
 * The {@code parley} command: what officers, administrators and programs type.
 *
 * <p>Commands that talk to a station use the same API as everybody else. Each ends with an exit
 * code that a script can trust ({@link parley.station.command.Exit}): with {@code --wait}, 0 never
 * means "accepted here".
 */
@NullMarked
package parley.station.command;

import org.jspecify.annotations.NullMarked;
