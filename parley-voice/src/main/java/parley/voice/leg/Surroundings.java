package parley.voice.leg;

import java.security.SecureRandom;
import parley.voice.dtls.Handshakes;
import parley.voice.dtls.VoiceIdentity;

/**
 * What every leg of a station shares.
 *
 * @param handshakes the limit on how many are under way
 * @param chance for user names, passwords, stream numbers
 */
public record Surroundings(
    VoiceIdentity identity, Handshakes handshakes, MonoClock clock, SecureRandom chance) {
  /** Nothing verified for so long means that a leg is lost. */
  public static final long LOST_MILLIS = 3000;

  /** The least time between the starts of two handshakes of one leg. */
  static final long HANDSHAKE_MILLIS = 1000;
}
