package parley.core.line;

import java.time.Duration;
import java.util.Optional;

/**
 * An officer's order to ring.
 *
 * @param window how long the call may ring; empty: as long as the terms say
 * @param ours the end that rings
 * @param purpose what the call is for; a STOP is always FLASH
 */
public record CallOrder(
    Officer by, Precedence precedence, Optional<Duration> window, Ends ours, Purpose purpose) {
  public CallOrder {
    if (purpose.stop().isPresent() && precedence != Precedence.FLASH) {
      throw new IllegalArgumentException("a STOP is FLASH");
    }
  }

  /** An ordinary call. */
  public CallOrder(Officer by, Precedence precedence, Optional<Duration> window, Ends ours) {
    this(by, precedence, window, ours, new Purpose.Talk());
  }
}
