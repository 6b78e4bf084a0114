/**
 * SRTP and SRTCP (RFC 3711, RFC 7714) on jitsi-srtp: one context per stream, bounded in number.
 *
 * <p>A packet that does not verify changes nothing and costs no memory that lasts.
 */
@NullMarked
package parley.voice.srtp;

import org.jspecify.annotations.NullMarked;
