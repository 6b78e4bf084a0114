package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyExchangeTrialTest {
  @Test
  void two_ends_on_this_machine_agree_on_the_hybrid_group() {
    assertThat(KeyExchangeTrial.hybridWorks()).isTrue();
  }
}
