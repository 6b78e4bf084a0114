/**
 * Legs: the encrypted stretches over which speech enters and leaves a station.
 *
 * <p>A {@link parley.voice.leg.Leg} ends at one of our own people, a {@link
 * parley.voice.leg.LineLeg} at the counterpart's station. All of them share UDP sockets ({@link
 * parley.voice.leg.VoiceSocket}); a datagram finds its leg by ICE user name, then by the address
 * from which that leg has proven itself. Whatever finds no leg is dropped without an answer.
 */
@NullMarked
package parley.voice.leg;

import org.jspecify.annotations.NullMarked;
