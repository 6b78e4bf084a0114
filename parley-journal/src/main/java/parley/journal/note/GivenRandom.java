package parley.journal.note;

import java.security.SecureRandom;
import parley.journal.Bytes;

/** "Random" bytes that are given. The platform's ML-DSA takes seeds and hedging only this way. */
final class GivenRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;
  private final byte[] given;

  GivenRandom(Bytes given) {
    this.given = given.toArray();
  }

  @Override
  public void nextBytes(byte[] out) {
    if (out.length != given.length) {
      throw new IllegalStateException("asked for " + out.length + " bytes, not " + given.length);
    }
    System.arraycopy(given, 0, out, 0, out.length);
  }

  @Override
  public String toString() {
    return "GivenRandom";
  }
}
