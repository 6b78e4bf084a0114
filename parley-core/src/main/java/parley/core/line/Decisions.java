package parley.core.line;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.core.call.CallEvent;
import parley.core.call.CallEvent.EndBy;
import parley.core.call.CallEvent.EndEntered;
import parley.core.call.Silence;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.entry.Leaf;

/**
 * What the authors of answers, ends and acts knew of each other's: their cross-links tell, and so
 * the fold comes to the same in every interleaving of the two logs.
 */
final class Decisions {
  private final int epoch;
  private final Map<String, Leaf> answerOf = new LinkedHashMap<>();
  private final Map<String, Leaf> callersEndOf = new LinkedHashMap<>();
  private final Map<String, Leaf> calleesEndOf = new LinkedHashMap<>();

  Decisions(int epoch) {
    this.epoch = epoch;
  }

  /** Takes in the called side's answer or decline. */
  CallEvent decided(String key, Placed entry) {
    var end = callersEndOf.get(key);
    var knewOfEnd = end != null && covers(entry.leaf(), end);
    answerOf.putIfAbsent(key, entry.leaf());
    return entry.content().kind().equals(Kinds.ANSWERED)
        ? new CallEvent.Answered(entry.at(), entry.name(), knewOfEnd)
        : new CallEvent.Declined(entry.at(), entry.name(), entry.reason(), knewOfEnd);
  }

  /** Takes in an end by either side. */
  EndEntered ended(String key, boolean byCaller, Placed entry) {
    var knewOfAnswer = !byCaller || knewOfAnswer(key, entry.leaf());
    var knewOfEnd = !byCaller || knewOfEnd(key, true, entry.leaf());
    (byCaller ? callersEndOf : calleesEndOf).putIfAbsent(key, entry.leaf());
    var outcome = CallEvent.Outcome.of(entry.content().attributes().text(Names.OUTCOME).orElse(""));
    var silence = Silence.ofFailed(entry.reason());
    var by = new EndBy(byCaller, knewOfAnswer, knewOfEnd);
    return new EndEntered(entry.at(), entry.name(), outcome, silence, by);
  }

  /**
   * An act counts if its author knew of the answer and of no end, his own side's or the other's.
   */
  boolean counts(String key, boolean byCaller, Placed act) {
    var knewOfAnswer = byCaller ? knewOfAnswer(key, act.leaf()) : answerOf.containsKey(key);
    return knewOfAnswer && !knewOfEnd(key, byCaller, act.leaf());
  }

  private boolean knewOfAnswer(String key, Leaf callers) {
    var answer = answerOf.get(key);
    return answer != null && covers(callers, answer);
  }

  private boolean knewOfEnd(String key, boolean byCaller, Leaf leaf) {
    var own = byCaller ? callersEndOf : calleesEndOf;
    var others = (byCaller ? calleesEndOf : callersEndOf).get(key);
    return own.containsKey(key) || (others != null && covers(leaf, others));
  }

  /** Whether the author of {@code later} had stored {@code earlier}, an entry of the other log. */
  private boolean covers(Leaf later, Leaf earlier) {
    return later.peer().covers(epoch, earlier.seq());
  }
}
