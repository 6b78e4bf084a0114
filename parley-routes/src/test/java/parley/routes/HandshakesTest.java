package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HandshakesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Handshakes handshakes = new Handshakes(0);

  @Test
  void one_address_has_only_so_many_under_way() {
    var begun = IntStream.range(0, 20).filter(_ -> begin("192.0.2.1", 0)).count();
    var other = begin("192.0.2.2", 0);
    handshakes.end(address("192.0.2.1"), false);

    assertThat(begun).isEqualTo(RouteLimits.HANDSHAKES_PER_ADDRESS);
    assertThat(other).isTrue();
    assertThat(begin("192.0.2.1", 0)).isTrue();
    assertThat(begin("192.0.2.1", 0)).isFalse();
  }

  @Test
  void one_address_may_come_only_so_fast() {
    var first = tried("192.0.2.1", 100, 0);
    var second = tried("192.0.2.1", 100, SECOND);

    assertThat(first).isEqualTo(RouteLimits.HANDSHAKE_BURST);
    assertThat(second).isEqualTo(RouteLimits.HANDSHAKES_PER_SECOND);
  }

  @Test
  void many_strangers_do_not_keep_out_an_address_from_which_a_counterpart_came() {
    begin("198.51.100.7", 0);
    handshakes.end(address("198.51.100.7"), true);

    IntStream.range(0, 2_000).forEach(i -> begin("10.0." + i / 250 + "." + i % 250, SECOND));

    assertThat(begin("10.9.9.9", SECOND)).isFalse();
    assertThat(begin("198.51.100.7", SECOND)).isTrue();
  }

  @Test
  void addresses_without_number_take_no_memory_without_end() {
    var begun =
        IntStream.range(0, 100_000)
            .filter(i -> tried("10." + i / 62_500 + "." + i / 250 % 250 + "." + i % 250, 1, 0) > 0)
            .count();

    assertThat(begun).isEqualTo(RouteLimits.STRANGERS);
    assertThat(begin("192.0.2.1", 60 * SECOND)).isTrue();
  }

  @Test
  void the_addresses_of_one_ipv6_network_count_as_one() {
    var begun = IntStream.range(1, 20).filter(i -> begin("2001:db8::" + i, 0)).count();

    assertThat(begun).isEqualTo(RouteLimits.HANDSHAKES_PER_ADDRESS);
    assertThat(begin("2001:db8:0:1::1", 0)).isTrue();
  }

  private boolean begin(String from, long nowNanos) {
    return handshakes.begin(address(from), nowNanos);
  }

  /** Begins and ends one after the other; returns how many could begin. */
  private long tried(String from, int times, long nowNanos) {
    var begun = 0;
    for (var i = 0; i < times; i++) {
      if (begin(from, nowNanos)) {
        begun++;
        handshakes.end(address(from), false);
      }
    }
    return begun;
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
