/**
 * RTP and RTCP (RFC 3550): packets, our own streams, and what can be told of received ones.
 *
 * <p>Everything here is a plain value or a counter. No clock is read: the time is passed in.
 */
@NullMarked
package parley.voice.rtp;

import org.jspecify.annotations.NullMarked;
