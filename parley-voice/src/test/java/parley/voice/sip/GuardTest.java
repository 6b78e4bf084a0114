package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import parley.voice.handset.HandsetLimits;

final class GuardTest {
  private static final InetAddress DESK = InetAddress.ofLiteral("10.0.0.9");

  private final Guard guard = new Guard(HandsetLimits.usual(), DESK::equals, 0);

  @Test
  void strangers_share_a_budget_that_handsets_do_not_feel() {
    for (var number = 0; number < 10_000; number++) {
      guard.admits(stranger(number), 0);
    }

    assertThat(guard.admits(stranger(1), 0)).isFalse();
    assertThat(guard.admits(DESK, 0)).isTrue();
    assertThat(guard.limited.sum()).isEqualTo(9_901);
  }

  @Test
  void a_budget_comes_back_with_time() {
    while (guard.admits(DESK, 0)) {
      assertThat(guard.messages.sum()).isLessThan(1_000);
    }

    assertThat(guard.admits(DESK, 10)).isFalse();
    assertThat(guard.admits(DESK, 1_000)).isTrue();
  }

  private static InetAddress stranger(int number) {
    return InetAddress.ofLiteral("192.168." + number / 256 % 256 + "." + number % 256);
  }
}
