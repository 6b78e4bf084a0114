package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.pack.Faults.Excuse;

/**
 * Whether a pack proves that the peer's own log holds no answer.
 *
 * <p>The peer cosigned our entry at t1. It signed its own log again at T, not before t1 and the
 * window. Every leaf of that log from the first whose cross-link covers our entry must show to what
 * it refers, and its kind where it refers to ours; none may be an answer. A leaf that never opened
 * counts as no answer if a {@code fault} of ours named it and the peer cosigned that fault by T: it
 * could have refuted it by disclosing. Where the peer's log went through several epochs, each but
 * the last must be shown up to the head at which the next one says it was closed.
 */
final class Silence {
  private final PackContents contents;
  private final Mentions mentions;
  private final Faults faults;

  Silence(PackContents contents, Mentions mentions) {
    this.contents = contents;
    this.mentions = mentions;
    this.faults = new Faults(contents);
  }

  /**
   * Judges the silence after one entry.
   *
   * @param subject our entry
   * @param content what it says
   * @param delivered when the peer cosigned it, by the peer's clock, Unix seconds
   */
  State after(Reference subject, Content content, long delivered) {
    var logs = seeing(subject);
    var until = logs.getLast().heads().newest().signed().byLog().timeSeconds();
    var window = content.attributes().number("window").orElse(0);
    // A difference cannot overflow where a sum of two such numbers could.
    if (until - delivered < window || until <= delivered) {
      return new State.SilenceOpen(
          "the other side's log was last signed before the window had ended");
    }
    var gap = gap(logs, subject);
    if (gap.isPresent()) {
      return new State.SilenceOpen(gap.get());
    }
    var excuses = new ArrayList<Excuse>();
    for (var log : logs) {
      for (var index : mentions.hidden(log, firstSeeing(log, subject))) {
        var excuse = faults.excuse(log.at(index), until);
        if (excuse.isEmpty()) {
          return new State.SilenceOpen(
              "entry " + log.at(index) + " does not show what it is about");
        }
        excuses.add(excuse.get());
      }
    }
    return kindless(subject)
        .<State>map(by -> new State.SilenceOpen("entry " + by + " does not show its kind"))
        .orElseGet(() -> new State.Ignored(delivered, until, excuses));
  }

  private Optional<Reference> kindless(Reference subject) {
    return mentions.of(subject, subject.side().other()).stream()
        .filter(by -> mentions.kind(by).equals(Mentions.UNDISCLOSED))
        .findFirst();
  }

  /** Returns the peer's logs from the one on in which an answer could first stand. */
  private List<LogPart> seeing(Reference subject) {
    var logs = contents.logsOf(subject.side().other());
    var from = 0;
    for (var at = 1; at < logs.size(); at++) {
      if (firstSeeing(logs.get(at), subject) > 0) {
        from = at;
      }
    }
    return logs.subList(from, logs.size());
  }

  /** Says where an answer could stand that this pack does not hold at all. */
  private Optional<String> gap(List<LogPart> logs, Reference subject) {
    var first = logs.getFirst();
    if (first.epoch() > 1 && firstSeeing(first, subject) == 0) {
      return Optional.of("the other side's log before epoch " + first.epoch() + " is not shown");
    }
    Side side = first.side();
    for (var at = 0; at + 1 < logs.size(); at++) {
      var log = logs.get(at);
      var next = logs.get(at + 1).epoch();
      var closed = contents.closing(side, log.epoch());
      if (next != log.epoch() + 1 || !closed.equals(Optional.of(log.leaves().tree().head()))) {
        return Optional.of("epoch " + log.epoch() + " of the other side is not shown to its end");
      }
    }
    return Optional.empty();
  }

  /** Returns the first leaf whose author had seen the subject; cross-links only grow. */
  private static long firstSeeing(LogPart log, Reference subject) {
    long from = 0;
    var to = log.leaves().size();
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (log.leaves().get(middle).peer().covers(subject.epoch(), subject.index())) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
