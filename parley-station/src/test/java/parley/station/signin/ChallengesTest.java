package parley.station.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import parley.station.configuration.Limits;

final class ChallengesTest {
  private final Challenges challenges =
      new Challenges(InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z")));

  @Test
  void whoever_asks_for_many_pushes_out_only_their_own() {
    String officers = challenges.make("sign-in", "192.0.2.1");
    String first = challenges.make("sign-in", "192.0.2.2");

    for (int i = 0; i < 2 * Limits.CHALLENGES; i++) {
      challenges.make("sign-in", "192.0.2.2");
    }

    assertThat(challenges.take(first, "sign-in")).isFalse();
    assertThat(challenges.take(officers, "sign-in")).isTrue();
  }

  @Test
  void a_challenge_is_taken_once_and_only_for_what_it_was_made_for() {
    String challenge = challenges.make("enrol orlen", "192.0.2.1");
    assertThat(challenges.take(challenge, "sign-in")).isFalse();
    assertThat(challenges.take(challenge, "enrol orlen")).isFalse();

    String again = challenges.make("enrol orlen", "192.0.2.1");
    assertThat(challenges.take(again, "enrol orlen")).isTrue();
    assertThat(challenges.take(again, "enrol orlen")).isFalse();
  }
}
