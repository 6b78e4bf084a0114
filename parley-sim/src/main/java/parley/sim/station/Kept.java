package parley.sim.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.core.durable.Batch;
import parley.core.durable.BatchItem;
import parley.core.durable.Disk;
import parley.core.durable.LogId;
import parley.core.durable.RecordCodec;
import parley.core.durable.Replay;
import parley.journal.Bytes;
import parley.journal.TreeHead;
import parley.journal.entry.SealedEntry;
import parley.journal.merkle.MerkleTree;

/**
 * What really lies on a station's platter, read back from the very bytes that landed there. The
 * station does not know of it; the promises are checked against it.
 */
public final class Kept {
  private static final class Log {
    final List<SealedEntry> entries = new ArrayList<>();
    final MerkleTree tree = new MerkleTree();
    long floor;
  }

  private final RecordCodec codec;
  private final Map<LogId, Log> logs = new TreeMap<>();

  Kept(RecordCodec codec) {
    this.codec = codec;
  }

  /** A record has landed, all of it. */
  void landed(Bytes record) {
    var alone = new Disk.Segment(1, List.of(new Disk.Found.Good(record)));
    Replay.of(List.of(alone), codec).batches().forEach(this::take);
  }

  private void take(Batch batch) {
    for (var item : batch.items()) {
      switch (item) {
        case BatchItem.Appended(var id, var from, var entries, _) -> take(id, from, entries);
        case BatchItem.TimeFloor(var id, var seconds) ->
            log(id).floor = Math.max(log(id).floor, seconds);
        case BatchItem.Checkpointed _,
            BatchItem.Receipted _,
            BatchItem.Waiting _,
            BatchItem.NoLongerWaiting _ -> {}
      }
    }
  }

  /** Entries of a log are there from an index on; those known already are left alone. */
  void take(LogId id, long from, List<SealedEntry> entries) {
    var log = log(id);
    for (var i = log.tree.size() - from; i >= 0 && i < entries.size(); i++) {
      var entry = entries.get(Math.toIntExact(i));
      log.entries.add(entry);
      log.tree.append(entry.leaf().hash());
    }
  }

  private Log log(LogId id) {
    return logs.computeIfAbsent(id, _ -> new Log());
  }

  /** Returns how many entries of a log are there. */
  public long size(LogId id) {
    return log(id).tree.size();
  }

  /** Whether all entries under a head are there, and are the ones that it names. */
  public boolean covers(LogId id, TreeHead head) {
    var tree = log(id).tree;
    return head.size() <= tree.size() && tree.root(head.size()).equals(head.root());
  }

  /** Returns the entries of a log that are there. */
  public List<SealedEntry> entries(LogId id) {
    return List.copyOf(log(id).entries);
  }

  /** Returns the time below which nothing may be signed on a log, in Unix seconds. */
  public long floor(LogId id) {
    return log(id).floor;
  }
}
