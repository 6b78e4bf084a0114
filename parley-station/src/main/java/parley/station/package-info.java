/**
 * One station as a program: {@link parley.station.ParleyCommand} is its door.
 *
 * <p>The packages below it are what officers and administrators would name: the desk, sign-in,
 * events, the commands. The rules of lines, calls and messages are not here but in {@code
 * parley-core}; this module gives them time, disk, network and people.
 */
@NullMarked
package parley.station;

import org.jspecify.annotations.NullMarked;
