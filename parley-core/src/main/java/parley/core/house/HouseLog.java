package parley.core.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.Chance;
import parley.core.Clock;
import parley.core.Limits;
import parley.core.durable.Batch;
import parley.core.durable.BatchItem;
import parley.core.durable.BatchItem.Appended;
import parley.core.durable.BatchItem.Checkpointed;
import parley.core.durable.BatchItem.TimeFloor;
import parley.core.durable.Completion;
import parley.core.durable.LineHistory;
import parley.core.durable.LogId;
import parley.core.durable.StorageTrouble;
import parley.core.durable.Writer;
import parley.core.line.House;
import parley.core.log.OwnLog;
import parley.core.log.OwnLog.Sealed;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.note.Checkpoint;
import parley.journal.note.SignedCheckpoint;
import parley.journal.note.SigningKey;

/**
 * The station's own log. It belongs to one thread; completions of the writer must be posted to that
 * thread.
 */
public final class HouseLog implements House {
  /** The line part of the house log's name. */
  public static final String LINE = "house";

  private static final LogId ID = new LogId(LINE, Side.A, 1);

  /** What the house log needs from outside. */
  public record Ports(Clock clock, Chance chance, Writer writer, SigningKey key) {}

  private record Pending(Content content, Completion done) {}

  private final String origin;
  private final Ports ports;
  private final OwnLog log;
  private final List<Pending> pending = new ArrayList<>();
  private final List<BatchItem> later = new ArrayList<>();
  private boolean underWay;
  private long floor;

  /** Takes up the log of a station as its history left it. */
  public HouseLog(String station, LineHistory history, Ports ports) {
    this.origin = "parley.house/" + station + "/e1";
    this.ports = ports;
    this.log = new OwnLog(ID, history.own(), history.ownCheckpoints());
    this.floor = history.ownTimeFloor();
  }

  @Override
  public void enter(Content content, Completion done) {
    pending.add(new Pending(content, done));
    flush();
  }

  private void flush() {
    if (underWay || pending.isEmpty()) {
      return;
    }
    var some = List.copyOf(pending.subList(0, Math.min(pending.size(), Limits.BATCH_ENTRIES)));
    pending.subList(0, some.size()).clear();
    var batch =
        log.seal(some.stream().map(Pending::content).toList(), PeerHead.NONE, ports.chance());
    floor = Math.max(floor, ports.clock().wallMillis() / 1_000);
    var seconds = floor;
    var items = new ArrayList<BatchItem>(later);
    later.clear();
    items.add(new Appended(ID, batch.from(), batch.entries(), batch.head()));
    items.add(new TimeFloor(ID, seconds));
    underWay = true;
    ports
        .writer()
        .submit(
            new Batch(items),
            new Completion() {
              @Override
              public void durable() {
                entered(batch, seconds);
                some.forEach(one -> one.done().durable());
                flush();
              }

              @Override
              public void failed(StorageTrouble why) {
                underWay = false;
                some.forEach(one -> one.done().failed(why));
                flush();
              }
            });
  }

  private void entered(Sealed batch, long seconds) {
    underWay = false;
    log.append(batch);
    var signature = ports.key().signLog(new Checkpoint(origin, batch.head()), seconds);
    var checkpoint = new SignedCheckpoint(origin, batch.head(), signature);
    log.signed(checkpoint);
    later.add(new Checkpointed(ID, checkpoint));
  }

  /** Returns the newest checkpoint that the station signed of its house log. */
  public Optional<SignedCheckpoint> newestSigned() {
    return log.newestSigned();
  }

  /** Returns how many entries there are. */
  public long size() {
    return log.size();
  }

  /**
   * Returns entries as they are sealed.
   *
   * @param from the first index, 0 or more
   * @param to the index behind the last; at most {@link #size}
   */
  public List<SealedEntry> slice(long from, long to) {
    var some = new ArrayList<SealedEntry>();
    for (var index = from; index < to; index++) {
      some.add(log.entry(index));
    }
    return some;
  }

  /** Returns the contents of all entries that open. */
  public List<Content> contents() {
    var contents = new ArrayList<Content>();
    for (var entry : log.entries()) {
      if (Sealing.open(entry) instanceof Opened.Readable(var content)) {
        contents.add(content);
      }
    }
    return contents;
  }
}
