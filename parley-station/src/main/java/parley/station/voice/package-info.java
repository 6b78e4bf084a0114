/**
 * Voice as one station runs it: which leg speaks in which call, what handsets ring, and what
 * consoles are told of it.
 */
@NullMarked
package parley.station.voice;

import org.jspecify.annotations.NullMarked;
