package parley.station.signin;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.station.configuration.Limits;

/**
 * What authenticators are asked to sign: random, for one purpose, once, and not for long. Whoever
 * asks for many pushes out only what was asked for from the same address.
 */
public final class Challenges {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final InstantSource clock;
  private final Map<String, Asked> open = new LinkedHashMap<>();
  private final Map<String, Deque<String>> byAddress = new LinkedHashMap<>();

  private record Asked(String purpose, String address, long atMillis) {}

  public Challenges(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A new one of 256 random bits, in base64url.
   *
   * @param address from where it is asked for
   */
  public synchronized String make(String purpose, String address) {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    var ofAddress = byAddress.get(address);
    if (ofAddress != null && ofAddress.size() >= Limits.CHALLENGES_OF_ONE) {
      forget(ofAddress.getFirst());
    }
    if (open.size() >= Limits.CHALLENGES) {
      forget(open.keySet().iterator().next());
    }
    open.put(challenge, new Asked(purpose, address, clock.millis()));
    byAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(challenge);
    return challenge;
  }

  private @Nullable Asked forget(String challenge) {
    Asked asked = open.remove(challenge);
    if (asked != null) {
      byAddress.computeIfPresent(
          asked.address(),
          (_, all) -> {
            boolean _ = all.remove(challenge);
            return all.isEmpty() ? null : all;
          });
    }
    return asked;
  }

  /** Whether it was made for this purpose, is not over and was not taken before. */
  public synchronized boolean take(String challenge, String purpose) {
    Asked asked = forget(challenge);
    return asked != null
        && asked.purpose().equals(purpose)
        && clock.millis() - asked.atMillis() <= Limits.CHALLENGE.toMillis();
  }
}
