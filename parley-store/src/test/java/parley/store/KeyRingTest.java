package parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.journal.cbor.Cbor;

final class KeyRingTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void a_ring_reads_back_as_it_was_written() {
    var ring = KeyRing.fresh(random);

    var read = KeyRing.parse(ring.encode(), random);

    assertThat(read.completed()).isFalse();
    assertThat(read.ring().encode()).isEqualTo(ring.encode());
  }

  @Test
  void a_ring_from_before_voice_gets_a_voice_key_and_keeps_all_others() {
    var ring = KeyRing.fresh(random);
    var old = new TreeMap<>(((Cbor.Table) Cbor.parse(ring.encode())).entries());
    old.remove("voice");
    old.remove("voice-public");

    var read = KeyRing.parse(new Cbor.Table(old).encode(), random);

    assertThat(read.completed()).isTrue();
    assertThat(read.ring().routes().getPublic()).isEqualTo(ring.routes().getPublic());
    assertThat(read.ring().voice().getPublic()).isNotEqualTo(ring.voice().getPublic());
    assertThat(KeyRing.parse(read.ring().encode(), random).completed()).isFalse();
  }
}
