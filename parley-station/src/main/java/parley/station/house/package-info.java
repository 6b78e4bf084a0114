/**
 * The house journal as the rest of the station uses it: {@link parley.station.house.HouseDoor} is
 * where every part writes, and the only place where it is decided what follows when nothing can be
 * written.
 */
@NullMarked
package parley.station.house;

import org.jspecify.annotations.NullMarked;
