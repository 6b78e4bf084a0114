package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.journal.Reference;
import parley.journal.entry.PeerHead;

/**
 * Whether a pack proves that the peer's own log holds no answer.
 *
 * <p>The peer cosigned our entry at t1. It signed its own log again at T, not before t1 and the
 * window. Every leaf of that log from the first whose cross-link covers our entry must show to what
 * it refers, and its kind where it refers to ours; none may be an answer. A leaf that never opened
 * counts as no answer if a {@code fault} of ours named it and the peer cosigned that fault by T: it
 * could have refuted it by disclosing.
 */
final class Silence {
  private final PackContents contents;
  private final Mentions mentions;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A range of leaves of one side's log that did not open, and when that side took notice of it.
   */
  private record Fault(Reference from, long through, PeerHead seen, long cosigned) {
    boolean excuses(LogPart log, long index, long until) {
      return from.side() == log.side()
          && from.epoch() == log.epoch()
          && from.index() <= index
          && index <= through
          && seen.covers(log.epoch(), index)
          && cosigned <= until;
    }
  }

  Silence(PackContents contents, Mentions mentions) {
    this.contents = contents;
    this.mentions = mentions;
    for (var log : contents.logs()) {
      log.proven()
          .forEach(
              (index, cosigned) ->
                  fault(
                          log.at(index),
                          log.leaves().get(index).peer(),
                          cosigned.byPeer().timeSeconds())
                      .ifPresent(faults::add));
    }
  }

  private Optional<Fault> fault(Reference at, PeerHead seen, long cosigned) {
    return contents
        .content(at)
        .filter(content -> content.kind().equals(Kinds.FAULT))
        .filter(content -> content.reference().isPresent())
        .map(
            content -> {
              var from = content.reference().orElseThrow();
              var through = content.attributes().number("through").orElse(from.index());
              return new Fault(from, through, seen, cosigned);
            });
  }

  /**
   * Judges the silence after one entry.
   *
   * @param subject our entry
   * @param delivered when the peer cosigned it, by the peer's clock, Unix seconds
   * @param window how long an answer may take, in seconds
   */
  State after(Reference subject, long delivered, long window) {
    var logs = contents.logsOf(subject.side().other());
    if (logs.isEmpty()) {
      return new State.SilenceOpen("the pack holds no log of the other side");
    }
    var until = logs.getLast().heads().newest().signed().byLog().timeSeconds();
    if (until < delivered + window) {
      return new State.SilenceOpen(
          "the other side's log was last signed before the window had ended");
    }
    for (var log : logs) {
      for (var index : mentions.hidden(log, firstSeeing(log, subject))) {
        if (faults.stream().noneMatch(fault -> fault.excuses(log, index, until))) {
          return new State.SilenceOpen(
              "entry " + log.at(index) + " does not show what it is about");
        }
      }
    }
    for (var by : mentions.of(subject, subject.side().other())) {
      if (mentions.kind(by).equals("undisclosed")) {
        return new State.SilenceOpen("entry " + by + " is about it and does not show its kind");
      }
    }
    return new State.Ignored(delivered, until);
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
