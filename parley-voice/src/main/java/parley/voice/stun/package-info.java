/**
 * STUN Binding requests and answers (RFC 8489), as ICE (RFC 8445) and our probes of a line's routes
 * use them: with a user name, short-term integrity by HMAC-SHA1 and a checksum.
 */
@NullMarked
package parley.voice.stun;

import org.jspecify.annotations.NullMarked;
