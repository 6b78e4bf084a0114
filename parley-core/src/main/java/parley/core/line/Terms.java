package parley.core.line;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import parley.core.call.Escalation;

/**
 * What both parties agreed about a line. Until terms are signed these defaults hold on every line.
 *
 * @param answerWindow how long a call may ring before it counts as unanswered; the caller's clock
 *     decides
 * @param flashLimit how long a FLASH may wait for a person's acknowledgement (ACP 121 practice: 10
 *     min)
 * @param checkInterval how often each route is checked by itself
 * @param checkCalls when the two watches ring each other to try the line, times in UTC
 * @param escalation when a ringing call rings for more people
 * @param listening whether a supervisor may listen in, shown to both sides
 * @param recording how calls are recorded: {@code none}
 * @param answeringUnentered whether a call that is not entered may be answered; a STOP and a FLASH
 *     always may
 * @param approval whether a second person of ours approves each message that is less than FLASH
 *     before it is sent
 * @param wording agreed terms and forms of address; whoever writes is shown them
 */
public record Terms(
    Duration answerWindow,
    Duration flashLimit,
    Duration checkInterval,
    List<LocalTime> checkCalls,
    Escalation escalation,
    boolean listening,
    String recording,
    boolean answeringUnentered,
    boolean approval,
    Wording wording) {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

  public static final Terms DEFAULT =
      new Terms(
          Duration.ofSeconds(90),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          List.of(LocalTime.of(6, 0), LocalTime.of(18, 0)),
          Escalation.DEFAULT,
          true,
          "none",
          true,
          false,
          Wording.NONE);

  public Terms {
    checkCalls = List.copyOf(checkCalls);
    if (checkInterval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new IllegalArgumentException("checks are at least 1 min apart");
    }
    if (answerWindow.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("an answer window is at least 1 s");
    }
  }

  /** Returns the same terms with other checks. */
  public Terms withChecks(Duration interval, List<LocalTime> calls) {
    return new Terms(
        answerWindow,
        flashLimit,
        interval,
        calls,
        escalation,
        listening,
        recording,
        answeringUnentered,
        approval,
        wording);
  }

  /** Returns the same terms, with or without a second person's approval. */
  public Terms withApproval(boolean asked) {
    return new Terms(
        answerWindow,
        flashLimit,
        checkInterval,
        checkCalls,
        escalation,
        listening,
        recording,
        answeringUnentered,
        asked,
        wording);
  }

  /** Returns the same terms with other words agreed. */
  public Terms withWording(Wording agreed) {
    return new Terms(
        answerWindow,
        flashLimit,
        checkInterval,
        checkCalls,
        escalation,
        listening,
        recording,
        answeringUnentered,
        approval,
        agreed);
  }
}
