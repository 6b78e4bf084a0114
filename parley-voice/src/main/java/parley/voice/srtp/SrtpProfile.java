package parley.voice.srtp;

import org.jitsi.srtp.SrtpPolicy;

/** How a leg's packets are encrypted and authenticated. */
public enum SrtpProfile {
  /** RFC 7714; the only one on legs that are keyed by DTLS. */
  AEAD_AES_128_GCM(7, 16, 12),
  /** RFC 3711; what desk phones speak with the keys of RFC 4568. */
  AES_CM_128_HMAC_SHA1_80(1, 16, 14);

  private static final int SHA1_KEY = 20;
  private static final int SHA1_TAG = 10;
  private static final int GCM_TAG = 16;

  private final int number;
  private final int keySize;
  private final int saltSize;

  SrtpProfile(int number, int keySize, int saltSize) {
    this.number = number;
    this.keySize = keySize;
    this.saltSize = saltSize;
  }

  /** The number in DTLS's {@code use_srtp} (RFC 5764 section 4.1.2, RFC 7714 section 14.2). */
  public int number() {
    return number;
  }

  /** Bytes of a master key. */
  public int keySize() {
    return keySize;
  }

  /** Bytes of a master salt. */
  public int saltSize() {
    return saltSize;
  }

  /** The most bytes that protection adds to an RTP or RTCP packet. */
  public int overhead() {
    return GCM_TAG + Integer.BYTES;
  }

  SrtpPolicy policy() {
    return switch (this) {
      case AEAD_AES_128_GCM ->
          new SrtpPolicy(
              SrtpPolicy.AESGCM_ENCRYPTION,
              keySize,
              SrtpPolicy.NULL_AUTHENTICATION,
              0,
              GCM_TAG,
              saltSize);
      case AES_CM_128_HMAC_SHA1_80 ->
          new SrtpPolicy(
              SrtpPolicy.AESCM_ENCRYPTION,
              keySize,
              SrtpPolicy.HMACSHA1_AUTHENTICATION,
              SHA1_KEY,
              SHA1_TAG,
              saltSize);
    };
  }
}
