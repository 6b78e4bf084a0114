package parley.station.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.core.durable.StorageTrouble;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.roster.Roster;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;

/** The roster as the house journal has it. */
public final class RosterBook {
  private final HouseDoor door;
  private final List<Entered> earlier = new ArrayList<>();
  private final List<Entered> entries = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Roster roster = Roster.EMPTY;

  /** Reads what earlier runs entered, and listens to what is entered from now on. */
  public RosterBook(HouseKeeper house, HouseDoor door) {
    this.door = door;
    house.atStart().stream().map(HouseCodec::read).forEach(one -> keep(one, entries));
    house.earlier(content -> keep(HouseCodec.read(content), earlier));
    door.listen(one -> keep(one, entries));
  }

  private void keep(Entered entered, List<Entered> among) {
    boolean ours =
        entered.entry() instanceof WatchChange change && change.act().startsWith("roster.");
    if (!ours) {
      return;
    }
    synchronized (this) {
      among.add(entered);
      var folded = Roster.EMPTY;
      for (var one : earlier) {
        folded = folded.after(one);
      }
      for (var one : entries) {
        folded = folded.after(one);
      }
      roster = folded;
    }
    listeners.forEach(Runnable::run);
  }

  /** The roster as it is now. */
  public synchronized Roster roster() {
    return roster;
  }

  /**
   * Enters a change.
   *
   * @return what stopped it; empty when it is durable and part of {@link #roster}
   */
  Optional<StorageTrouble> enter(Officer by, WatchChange change) throws InterruptedException {
    return door.write(by, change);
  }

  /** Hears of every change. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }
}
