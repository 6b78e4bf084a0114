package parley.station.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import parley.core.Clock;
import parley.core.durable.Batch;
import parley.core.durable.BatchItem;
import parley.core.durable.Checkpoints;
import parley.core.durable.Completion;
import parley.core.durable.LineHistory;
import parley.core.durable.StorageTrouble;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry;
import parley.core.house.HouseLog;
import parley.journal.Bytes;
import parley.journal.entry.SealedEntry;
import parley.journal.note.HybridKeyPair;
import parley.station.line.HouseKeeper;

/** A house journal over a disk that may be full, and a clock that the test moves. */
public final class HouseOnOneDisk implements Clock, AutoCloseable {
  private static final HybridKeyPair KEY =
      HybridKeyPair.deterministic(Bytes.of(new byte[HybridKeyPair.PRIVATE_SIZE]));

  private final Random chance = new Random(7);
  private final List<SealedEntry> disk = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean full;
  private boolean slow;
  private long millis = 1_795_000_000_000L;
  private HouseKeeper keeper;
  private HouseDoor door;

  public HouseOnOneDisk() {
    this.keeper = open();
    this.door = new HouseDoor(keeper, this, "alder");
  }

  private HouseKeeper open() {
    var before = LineHistory.FRESH;
    var history =
        new LineHistory(
            List.copyOf(disk),
            List.of(),
            Checkpoints.NONE,
            Checkpoints.NONE,
            List.of(),
            before.condition(),
            0,
            0,
            before.standing());
    return new HouseKeeper(
        "alder", history, new HouseLog.Ports(this, this::random, this::write, KEY));
  }

  /** Ends the station and starts it again from what is durable. */
  public void restart() {
    keeper.close();
    keeper = open();
    door = new HouseDoor(keeper, this, "alder");
  }

  private Bytes random(int count) {
    var bytes = new byte[count];
    chance.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private synchronized void write(Batch batch, Completion done) {
    if (full) {
      done.failed(StorageTrouble.DISK_FULL);
      return;
    }
    if (slow) {
      held.add(() -> keep(batch, done));
      return;
    }
    keep(batch, done);
  }

  private void keep(Batch batch, Completion done) {
    for (var item : batch.items()) {
      if (item instanceof BatchItem.Appended appended) {
        disk.addAll(appended.entries());
      }
    }
    done.durable();
  }

  public synchronized void full(boolean now) {
    full = now;
  }

  /** From now on a batch is durable only when the disk {@link #catchesUp}. */
  public synchronized void slow() {
    slow = true;
  }

  /** Returns once everything handed over before stands with the disk, durable or held. */
  public void handedOver() throws InterruptedException {
    var _ = keeper.ask(HouseLog::size).orElseThrow();
  }

  public synchronized void catchesUp() {
    slow = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  public synchronized void pass(long more) {
    millis += more;
  }

  @Override
  public synchronized long wallMillis() {
    return millis;
  }

  @Override
  public synchronized long monoMillis() {
    return millis;
  }

  public HouseKeeper keeper() {
    return keeper;
  }

  public HouseDoor door() {
    return door;
  }

  /** Everything that stands in the journal, the oldest first. */
  public List<HouseEntry> entries() throws InterruptedException {
    return keeper.ask(HouseLog::contents).orElseThrow().stream()
        .map(HouseCodec::read)
        .map(Entered::entry)
        .toList();
  }

  @Override
  public void close() {
    keeper.close();
  }
}
