package parley.voice.dtls;

import parley.journal.Bytes;
import parley.voice.srtp.Srtp;

/**
 * What a handshake leaves behind.
 *
 * @param out protects what we send
 * @param in checks what we receive
 * @param tag eight bytes that are the same at both ends of one handshake and tell it from others
 */
public record SessionKeys(Srtp out, Srtp in, Bytes tag) {
  /** Bytes of a tag. */
  public static final int TAG = 8;
}
