/**
 * Handsets over SIP: the registrar, and calls from and to handsets (RFC 3261).
 *
 * <p>A message passes three places. A <em>point</em> reads it from a socket, counted and limited by
 * source. The <em>front</em> answers what needs no state: registrations, challenges, refusals. Only
 * what a known handset may say within a call, or a ring that it has signed, reaches the JAIN-SIP
 * stack with its transactions and dialogs, and from there the one thread that owns all calls. So
 * nobody who has no password can make the station remember anything.
 *
 * <p>The library is old and sound; its sockets, its logs and its outgoing connections are not used.
 * Messages to a handset go only to where it registered from, and speech likewise. Nothing outside
 * this package knows the library.
 */
@NullMarked
package parley.voice.sip;

import org.jspecify.annotations.NullMarked;
