/** Tests of the house journal as the station uses it. */
@NullMarked
package parley.station.house;

import org.jspecify.annotations.NullMarked;
