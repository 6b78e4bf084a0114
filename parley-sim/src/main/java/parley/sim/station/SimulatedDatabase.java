package parley.sim.station;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import parley.core.durable.Applier;
import parley.core.durable.Batch;
import parley.core.durable.Completion;
import parley.core.durable.LogId;
import parley.core.durable.MemoryEntryStore;
import parley.core.durable.StorageTrouble;
import parley.core.durable.StoredLine;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.sim.world.Dice;
import parley.sim.world.Mark;
import parley.sim.world.Plan;
import parley.sim.world.Planted;
import parley.sim.world.World;

/** The database: what it committed it has; what it was about to commit at a kill it has not. */
public final class SimulatedDatabase implements Applier {
  /** Transactions that a planted mistake takes back; the file still has the last one or two. */
  private static final int FORGOTTEN = 4;

  private final World world;
  private final Plan plan;
  private final Dice time;
  private MemoryEntryStore store = new MemoryEntryStore();
  private final ArrayDeque<MemoryEntryStore> before = new ArrayDeque<>();
  private int power;
  private int full;
  private boolean failsNext;

  SimulatedDatabase(World world, Plan plan, String station) {
    this.world = world;
    this.plan = plan;
    this.time = world.dice("database/" + station);
  }

  /** Has no room, or takes one such fault back. */
  public void full(boolean on) {
    full += on ? 1 : -1;
  }

  /** The next transaction meets a failed sync; it may or may not be there after a restart. */
  public void failNext() {
    failsNext = true;
  }

  boolean isFull() {
    return full > 0;
  }

  @Override
  public void apply(List<Batch> batches, Completion done) {
    var now = power;
    world.after(
        time.between(500, 30_000),
        () -> {
          if (now == power) {
            commit(batches, done);
          }
        });
  }

  private void commit(List<Batch> batches, Completion done) {
    if (full > 0) {
      world.sometimes(Mark.A_FULL_DATABASE_REFUSED);
      done.failed(StorageTrouble.DISK_FULL);
    } else if (failsNext) {
      failsNext = false;
      world.sometimes(Mark.STORAGE_FAILED_UNTIL_A_RESTART);
      if (time.coin()) {
        now(batches);
      }
      done.failed(StorageTrouble.FAILED);
    } else {
      now(batches);
      done.durable();
    }
  }

  /** Commits at once, as a start does with what the file holds. */
  void now(List<Batch> batches) {
    if (plan.has(Planted.DATABASE_FORGETS)) {
      before.add(store.copy());
      if (before.size() > FORGOTTEN) {
        before.remove();
      }
    }
    store.apply(batches);
  }

  /** The station is killed. */
  void cut() {
    power++;
    failsNext = false;
    if (plan.has(Planted.DATABASE_FORGETS) && !before.isEmpty()) {
      store = before.remove();
      before.clear();
    }
  }

  Map<LogId, TreeHead> heads() {
    return store.heads();
  }

  StoredLine load(String line, Side ours) {
    return store.load(line, ours);
  }

  /** Returns a copy, as a backup would be. */
  public MemoryEntryStore backup() {
    return store.copy();
  }

  /** Puts a backup back. */
  public void restore(MemoryEntryStore backup) {
    store = backup.copy();
  }
}
