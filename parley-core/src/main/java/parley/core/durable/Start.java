package parley.core.durable;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.core.durable.StoredLine.StoredLog;
import parley.journal.Side;
import parley.journal.TreeHead;

/**
 * A station at start, with file and database compared. It tells every line how it stands and {@link
 * DurableStep} where to go on.
 *
 * @param marks the marks to carry on, with the doubts this start found
 * @param lastNumber number of the newest record found, 0 when there is none
 * @param torn whether something unreadable follows it
 * @param missing number of the first record that is missing with good ones behind it
 */
public record Start(Map<LogId, Mark> marks, long lastNumber, boolean torn, OptionalLong missing) {

  /** A station that has never written anything. */
  public static final Start FRESH = new Start(Map.of(), 0, false, OptionalLong.empty());

  public Start {
    marks = Map.copyOf(marks);
  }

  /**
   * Returns what a line finds of itself.
   *
   * @param ours our side of it; side A for the house log
   * @param stored what the database holds of it
   */
  public LineHistory history(String line, Side ours, StoredLine stored) {
    var own = newest(line, ours, stored.own());
    var peers = newest(line, ours.other(), stored.peers());
    var ownAudit = SelfAudit.of(own);
    var peerAudit = SelfAudit.of(peers);
    var ownMark = mark(line, ours, own);
    var peerMark = mark(line, ours.other(), peers);
    var condition = condition(ownAudit.head(), ownMark);
    if (isWhole(condition) && peerAudit.head().size() < peerMark.head().size()) {
      condition = new StartCondition.BehindMark(ownMark.head());
    }
    return new LineHistory(
        ownAudit.entries(),
        peerAudit.entries(),
        own.checkpoints(),
        peers.checkpoints(),
        stored.outbox(),
        condition,
        Math.max(own.timeFloor(), ownMark.timeFloor()),
        Math.max(peers.timeFloor(), peerMark.timeFloor()),
        new Standing(own.epoch(), peers.epoch(), ownMark.head(), peerMark.head()));
  }

  /** Compares what the database can show of a log with its mark. */
  StartCondition condition(TreeHead shown, Mark mark) {
    if (missing.isPresent()) return new StartCondition.BadBatch(missing.getAsLong());
    if (mark.doubtful()) return new StartCondition.NoMark();
    if (shown.size() < mark.head().size()) return new StartCondition.BehindMark(mark.head());
    if (!shown.equals(mark.head())) return new StartCondition.NoMark();
    return torn ? new StartCondition.Torn() : new StartCondition.AtMark();
  }

  private static boolean isWhole(StartCondition condition) {
    return switch (condition) {
      case StartCondition.AtMark _, StartCondition.Torn _ -> true;
      case StartCondition.NoMark _, StartCondition.BehindMark _, StartCondition.BadBatch _ -> false;
    };
  }

  private Mark mark(String line, Side side, StoredLog log) {
    return marks.getOrDefault(new LogId(line, side, log.epoch()), Mark.NONE);
  }

  /** The database may be too old to know the epoch that the marks know. */
  private StoredLog newest(String line, Side side, StoredLog stored) {
    var epoch =
        marks.keySet().stream()
            .filter(log -> log.line().equals(line) && log.side() == side)
            .mapToInt(LogId::epoch)
            .max()
            .orElse(1);
    return epoch <= stored.epoch()
        ? stored
        : new StoredLog(epoch, List.of(), TreeHead.EMPTY, Checkpoints.NONE, 0);
  }
}
