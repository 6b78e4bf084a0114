package parley.core.line;

import java.time.Duration;
import parley.core.call.Escalation;

/**
 * What both parties agreed about a line. Until terms are signed these defaults hold on every line.
 *
 * @param answerWindow how long a call may ring before it counts as unanswered; the caller's clock
 *     decides
 * @param flashLimit how long a FLASH may wait for a person's acknowledgement (ACP 121 practice: 10
 *     min)
 * @param checkInterval how often each route is checked by itself
 * @param escalation when a ringing call rings for more people
 * @param listening whether a supervisor may listen in, shown to both sides
 * @param recording how calls are recorded: {@code none}
 */
public record Terms(
    Duration answerWindow,
    Duration flashLimit,
    Duration checkInterval,
    Escalation escalation,
    boolean listening,
    String recording) {
  public static final Terms DEFAULT =
      new Terms(
          Duration.ofSeconds(90),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Escalation.DEFAULT,
          true,
          "none");

  public Terms {
    if (answerWindow.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("an answer window is at least 1 s");
    }
  }
}
