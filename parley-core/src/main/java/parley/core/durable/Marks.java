package parley.core.durable;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.TreeHead;

/** The high-water marks of all logs of a station. They only rise. */
final class Marks {
  private final SortedMap<LogId, Mark> byLog;

  Marks() {
    this(Map.of());
  }

  Marks(Map<LogId, Mark> byLog) {
    this.byLog = new TreeMap<>(byLog);
  }

  Mark of(LogId log) {
    return byLog.getOrDefault(log, Mark.NONE);
  }

  /** Returns an unchanging copy. */
  SortedMap<LogId, Mark> all() {
    return new TreeMap<>(byLog);
  }

  /** Says why {@code batch} may not follow what has been taken; empty when it may. */
  Optional<String> objection(Batch batch) {
    var trial = new TreeMap<LogId, TreeHead>();
    for (var item : batch.items()) {
      if (item instanceof BatchItem.Appended(var log, var from, _, var head)) {
        var taken = trial.getOrDefault(log, of(log).head());
        if (from > taken.size()) return Optional.of("a gap in " + log + " at " + taken.size());
        if (head.size() == taken.size() && !head.equals(taken)) {
          return Optional.of("another root for " + log + " at " + taken.size());
        }
        // Below the mark is a refill after a loss. The line checks it against its own signatures
        // and ends it exactly at the mark, where the root is compared here.
        if (head.size() > taken.size()) {
          if (from < taken.size()) return Optional.of(log + " is overwritten from " + from);
          trial.put(log, head);
        }
      }
    }
    return Optional.empty();
  }

  /** Raises the marks by everything {@code batch} names. */
  void raise(Batch batch) {
    batch.items().forEach(this::raise);
  }

  private void raise(BatchItem item) {
    switch (item) {
      case BatchItem.Appended(var log, _, _, var head) -> raise(log, head);
      case BatchItem.Checkpointed(var log, var checkpoint) -> raise(log, checkpoint.head());
      case BatchItem.Receipted(var log, var receipt) -> raise(log, receipt.signed().head());
      case BatchItem.TimeFloor(var log, var seconds) -> byLog.put(log, of(log).withFloor(seconds));
      case BatchItem.Waiting _, BatchItem.NoLongerWaiting _ -> {}
    }
  }

  private void raise(LogId log, TreeHead head) {
    byLog.put(log, of(log).raisedTo(head));
  }

  /** Puts every log in doubt, and takes over what the database knows beyond the marks. */
  void doubtAll(Map<LogId, TreeHead> stored) {
    stored.forEach(this::raise);
    byLog.replaceAll((_, mark) -> mark.inDoubt());
  }

  /** Puts one log in doubt. */
  void doubt(LogId log, TreeHead stored) {
    raise(log, stored);
    byLog.put(log, of(log).inDoubt());
  }

  /** Merges marks read from a record: each log keeps the higher. */
  void merge(Map<LogId, Mark> others) {
    others.forEach(
        (log, other) -> {
          var mark = of(log).raisedTo(other.head()).withFloor(other.timeFloor());
          byLog.put(log, other.doubtful() ? mark.inDoubt() : mark);
        });
  }
}
