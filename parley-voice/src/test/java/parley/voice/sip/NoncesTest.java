package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class NoncesTest {
  private static final long LIFE = 60_000;

  private final Nonces nonces = new Nonces(new Random(7), LIFE);

  @Test
  void a_nonce_of_ours_is_good_until_its_time_is_over() {
    var nonce = nonces.fresh(1_000);

    assertThat(nonces.worth(nonce, 1_000 + LIFE)).isEqualTo(Nonces.Worth.GOOD);
    assertThat(nonces.worth(nonce, 1_001 + LIFE)).isEqualTo(Nonces.Worth.STALE);
  }

  @Test
  void a_nonce_that_we_did_not_make_is_foreign() {
    var other = new Nonces(new Random(8), LIFE).fresh(1_000);
    var bent = nonces.fresh(1_000).replaceFirst("^A", "B");

    assertThat(nonces.worth(other, 1_000)).isEqualTo(Nonces.Worth.FOREIGN);
    assertThat(nonces.worth(bent, 1_000)).isEqualTo(Nonces.Worth.FOREIGN);
    assertThat(nonces.worth("", 1_000)).isEqualTo(Nonces.Worth.FOREIGN);
    assertThat(nonces.worth("%%%", 1_000)).isEqualTo(Nonces.Worth.FOREIGN);
  }

  @Test
  void each_count_of_a_nonce_is_used_once_and_counts_only_rise() {
    var nonce = nonces.fresh(1_000);

    assertThat(nonces.spend("desk-1", nonce, 1)).isTrue();
    assertThat(nonces.spend("desk-1", nonce, 1)).isFalse();
    assertThat(nonces.spend("desk-1", nonce, 3)).isTrue();
    assertThat(nonces.spend("desk-1", nonce, 2)).isFalse();
  }

  @Test
  void a_nonce_that_had_to_be_forgotten_is_not_good_again() {
    var first = nonces.fresh(1_000);
    nonces.spend("desk-1", first, 1);
    for (var later = 1; later <= 20; later++) {
      nonces.spend("desk-1", nonces.fresh(1_000 + later), 1);
    }

    assertThat(nonces.spend("desk-1", first, 2)).isFalse();
  }
}
