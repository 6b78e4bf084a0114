package parley.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CapacityTest {
  @Test
  void a_handful_of_calls_at_once_loses_nothing() {
    try (var capacity = new Capacity()) {
      capacity.connect(5);

      var result = capacity.run(2);

      assertThat(result.sent()).isEqualTo(1000);
      assertThat(result.loss()).isZero();
      assertThat(result.p50Millis()).isBetween(0.0, 1000.0);
    }
  }
}
