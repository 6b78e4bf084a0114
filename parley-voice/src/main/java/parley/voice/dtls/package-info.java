/**
 * DTLS 1.2 with {@code use_srtp} (RFC 6347, RFC 5764) by BouncyCastle: how a leg gets its keys.
 *
 * <p>Both ends show a certificate, and both compare it with a fingerprint they have from elsewhere:
 * a card, or an offer posted by a signed-in console. There are no authorities. BouncyCastle has no
 * DTLS 1.3 yet, so the exchange of keys is not post-quantum.
 */
@NullMarked
package parley.voice.dtls;

import org.jspecify.annotations.NullMarked;
