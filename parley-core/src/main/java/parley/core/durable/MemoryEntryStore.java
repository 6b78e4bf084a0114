package parley.core.durable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.core.durable.StoredLine.StoredLog;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.SealedEntry;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/** A database in memory, for tests and simulations. The contract test holds it to the real one. */
public final class MemoryEntryStore implements EntryStore {
  /** Makes an empty store. */
  public MemoryEntryStore() {}

  private final Map<LogId, Log> logs = new TreeMap<>();
  private final Map<String, Map<String, WaitingMessage>> outboxes = new HashMap<>();

  private static final class Log {
    final TreeMap<Long, SealedEntry> entries = new TreeMap<>();
    final TreeMap<Long, List<SignedCheckpoint>> signed = new TreeMap<>();
    final TreeMap<Long, List<CosignedCheckpoint>> cosigned = new TreeMap<>();
    TreeHead head = TreeHead.EMPTY;
    long timeFloor;
  }

  /** Returns an independent copy, as a backup would be. */
  public MemoryEntryStore copy() {
    var copy = new MemoryEntryStore();
    logs.forEach(
        (id, log) -> {
          var other = copy.log(id);
          other.entries.putAll(log.entries);
          other.signed.putAll(log.signed);
          other.cosigned.putAll(log.cosigned);
          other.head = log.head;
          other.timeFloor = log.timeFloor;
        });
    outboxes.forEach((line, box) -> copy.outboxes.put(line, new LinkedHashMap<>(box)));
    return copy;
  }

  @Override
  public Optional<StorageTrouble> apply(List<Batch> batches) {
    for (var batch : batches) batch.items().forEach(this::apply);
    return Optional.empty();
  }

  private void apply(BatchItem item) {
    switch (item) {
      case BatchItem.Appended(var id, var from, var entries, var head) -> {
        var log = log(id);
        for (var i = 0; i < entries.size(); i++) log.entries.put(from + i, entries.get(i));
        if (head.size() > log.head.size()) log.head = head;
      }
      case BatchItem.Checkpointed(var id, var signed) -> keep(log(id), signed);
      case BatchItem.Receipted(var id, var receipt) -> {
        keep(log(id), receipt.signed());
        log(id)
            .cosigned
            .merge(
                receipt.head().size(),
                List.of(receipt),
                (a, b) -> ends(a, b, Comparator.comparingLong(c -> c.byPeer().timeSeconds())));
      }
      case BatchItem.Waiting(var line, var message) ->
          outboxes.computeIfAbsent(line, _ -> new LinkedHashMap<>()).put(message.serial(), message);
      case BatchItem.NoLongerWaiting(var line, var serial) ->
          outboxes.getOrDefault(line, new HashMap<>()).remove(serial);
      case BatchItem.TimeFloor(var id, var seconds) -> {
        var log = log(id);
        log.timeFloor = Math.max(log.timeFloor, seconds);
      }
    }
  }

  private static void keep(Log log, SignedCheckpoint signed) {
    log.signed.merge(
        signed.head().size(),
        List.of(signed),
        (a, b) -> ends(a, b, Comparator.comparingLong(s -> s.byLog().timeSeconds())));
  }

  /** Returns the first and the newest of both. */
  private static <T> List<T> ends(List<T> kept, List<T> more, Comparator<T> byTime) {
    var all = new ArrayList<>(kept);
    all.addAll(more);
    all.sort(byTime);
    var first = all.getFirst();
    var newest = all.getLast();
    return byTime.compare(first, newest) == 0 ? List.of(first) : List.of(first, newest);
  }

  private Log log(LogId id) {
    return logs.computeIfAbsent(id, _ -> new Log());
  }

  @Override
  public Map<LogId, TreeHead> heads() {
    var heads = new TreeMap<LogId, TreeHead>();
    logs.forEach((id, log) -> heads.put(id, log.head));
    return heads;
  }

  @Override
  public StoredLine load(String line, Side ours) {
    var outbox = new ArrayList<>(outboxes.getOrDefault(line, Map.of()).values());
    outbox.sort(
        Comparator.comparingLong(WaitingMessage::acceptedMillis)
            .thenComparing(WaitingMessage::serial));
    return new StoredLine(newest(line, ours), newest(line, ours.other()), outbox);
  }

  private StoredLog newest(String line, Side side) {
    var newest = StoredLog.NONE;
    for (var known : logs.entrySet()) {
      var id = known.getKey();
      if (id.line().equals(line) && id.side() == side) newest = stored(id, known.getValue());
    }
    return newest;
  }

  private static StoredLog stored(LogId id, Log log) {
    var entries = new ArrayList<SealedEntry>();
    while (log.entries.containsKey((long) entries.size())) {
      entries.add(log.entries.get((long) entries.size()));
    }
    var checkpoints =
        new Checkpoints(
            log.signed.values().stream().flatMap(List::stream).toList(),
            log.cosigned.values().stream().flatMap(List::stream).toList());
    return new StoredLog(id.epoch(), entries, log.head, checkpoints, log.timeFloor);
  }
}
