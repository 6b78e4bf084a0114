package parley.station.signin;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.station.configuration.Limits;

/** What authenticators are asked to sign: random, for one purpose, once, and not for long. */
public final class Challenges {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final InstantSource clock;
  private final Map<String, Asked> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
          return size() > Limits.CHALLENGES;
        }
      };

  private record Asked(String purpose, long atMillis) {}

  public Challenges(InstantSource clock) {
    this.clock = clock;
  }

  /** A new one of 256 random bits, in base64url. */
  public synchronized String make(String purpose) {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    open.put(challenge, new Asked(purpose, clock.millis()));
    return challenge;
  }

  /** Whether it was made for this purpose, is not over and was not taken before. */
  public synchronized boolean take(String challenge, String purpose) {
    Asked asked = open.remove(challenge);
    return asked != null
        && asked.purpose().equals(purpose)
        && clock.millis() - asked.atMillis() <= Limits.CHALLENGE.toMillis();
  }
}
