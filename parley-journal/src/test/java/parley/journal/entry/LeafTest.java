package parley.journal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Malformed;

class LeafTest {
  private static final Leaf LEAF =
      Entries.sealed(Entries.message("alder-0001", "Good day."), 3).leaf();

  @Test
  void I6_a_leaf_has_132_bytes_and_reads_back() {
    assertThat(LEAF.encode().size()).isEqualTo(132);
    assertThat(Leaf.parse(LEAF.encode())).isEqualTo(LEAF);
  }

  @Test
  void any_other_length_is_refused() {
    var encoded = LEAF.encode();

    IntStream.of(0, 1, 16, 131)
        .forEach(
            size ->
                assertThatThrownBy(() -> Leaf.parse(encoded.slice(0, size)))
                    .isInstanceOf(MalformedEntry.class));
    assertThatThrownBy(() -> Leaf.parse(Bytes.concat(encoded, Bytes.zeros(1))))
        .isInstanceOf(MalformedEntry.class);
  }

  @Test
  void another_prefix_epoch_0_and_numbers_beyond_2_63_are_refused() {
    for (var at : new int[] {0, 15, 16, 28}) {
      var bits = LEAF.encode().toArray();
      bits[at] ^= (byte) 0x80;
      assertThatThrownBy(() -> Leaf.parse(Bytes.of(bits))).isInstanceOf(Malformed.class);
    }
    var bits = LEAF.encode().toArray();
    bits[27] = 0;
    assertThatThrownBy(() -> Leaf.parse(Bytes.of(bits))).isInstanceOf(Malformed.class);
  }

  @Test
  void an_empty_peer_log_has_the_root_of_nothing() {
    var bits = LEAF.encode().toArray();
    bits[40] ^= 1;

    assertThatThrownBy(() -> Leaf.parse(Bytes.of(bits))).isInstanceOf(Malformed.class);
  }
}
