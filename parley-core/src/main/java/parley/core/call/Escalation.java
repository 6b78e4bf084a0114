package parley.core.call;

import java.time.Duration;
import java.util.Optional;

/**
 * When a call that nobody answers rings for more people; each is counted from the moment it began
 * to ring at the called station, by that station's monotonic clock.
 */
public record Escalation(Duration everyone, Duration supervisor, Duration dutyPhone) {
  public static final Escalation DEFAULT =
      new Escalation(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));

  public Escalation {
    if (everyone.isNegative()
        || supervisor.compareTo(everyone) < 0
        || dutyPhone.compareTo(supervisor) < 0) {
      throw new IllegalArgumentException("a later stage cannot come before an earlier one");
    }
  }

  /**
   * Returns at which stage a call rings that has rung for so long. A stage at which nobody would be
   * heard is skipped upward at once; empty if nobody would be heard at any.
   */
  public Optional<Stage> stage(Duration rang, Bells bells) {
    for (var stage : Stage.values()) {
      if (stage.compareTo(due(rang)) >= 0 && bells.at(stage) > 0) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  private Stage due(Duration rang) {
    if (rang.compareTo(dutyPhone) >= 0) {
      return Stage.DUTY_PHONE;
    } else if (rang.compareTo(supervisor) >= 0) {
      return Stage.SUPERVISOR;
    }
    return rang.compareTo(everyone) >= 0 ? Stage.EVERYONE : Stage.HOLDERS;
  }
}
