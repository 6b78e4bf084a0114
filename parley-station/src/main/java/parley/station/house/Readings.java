package parley.station.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import parley.core.Clock;
import parley.core.house.Details;
import parley.core.house.HouseEntry;
import parley.core.house.HouseEntry.Reading;
import parley.core.line.Officer;
import parley.station.answer.Times;
import parley.station.desk.SignedIn;

/**
 * Writes who reads what, before it is shown: once a person, text and session. Nobody is kept from
 * reading because the house journal takes nothing: a line outlives its journal. Then it is counted,
 * shown at the consoles, and entered once there is room again.
 */
public final class Readings {
  /** How long nothing is tried again after the house journal took no reading. */
  private static final long PAUSE_MILLIS = 2_000;

  /** More open sessions than people in any control room; the oldest is forgotten first. */
  private static final int MOST_SESSIONS = 1_000;

  /** More texts than anybody opens in one session; beyond it a text may be entered twice. */
  private static final int MOST_TEXTS = 20_000;

  private final HouseDoor door;
  private final Clock clock;
  private final UnaryOperator<String> seat;
  private final Map<String, Set<String>> sessions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > MOST_SESSIONS;
        }
      };
  private long missing;
  private long missingSince;
  private boolean entering;
  private long pauseUntilMono = Long.MIN_VALUE;

  /**
   * @param seat the position that somebody of this sign-in name holds; empty for none
   */
  public Readings(HouseDoor door, Clock clock, UnaryOperator<String> seat) {
    this.door = door;
    this.clock = clock;
    this.seat = seat;
  }

  /**
   * Has written that somebody reads these texts, and waits until it is durable; what is urgent does
   * not wait. Returns in any case.
   */
  public void before(SignedIn who, List<Shown> shown) throws InterruptedException {
    var read = session(who);
    var fresh = new TreeMap<String, List<String>>();
    var urgent = new TreeMap<String, List<String>>();
    for (var one : shown) {
      boolean own = one.author().filter(who.account().displayName()::equals).isPresent();
      if (!own && read.add(one.lineId() + " " + one.serial())) {
        (one.urgent() ? urgent : fresh)
            .computeIfAbsent(one.lineId(), _ -> new ArrayList<>())
            .add(one.serial());
      }
    }
    var officer = officer(who);
    for (var line : urgent.entrySet()) {
      for (var entry : entries(officer, line.getKey(), line.getValue())) {
        door.post(officer, entry, () -> missed(entry.serials().size()));
      }
    }
    for (var line : fresh.entrySet()) {
      for (var entry : entries(officer, line.getKey(), line.getValue())) {
        write(officer, entry, entry.serials().size());
      }
    }
  }

  /**
   * Has written that somebody reads or takes away more than single texts.
   *
   * @param once whether once a session is enough
   */
  public void whole(SignedIn who, HouseEntry.Fact fact, boolean once) throws InterruptedException {
    if (session(who).add(fact.act() + fact.about()) || !once) {
      write(officer(who), fact, 1);
    }
  }

  private Set<String> session(SignedIn who) {
    synchronized (sessions) {
      var read =
          sessions.computeIfAbsent(who.credential().digest(), _ -> ConcurrentHashMap.newKeySet());
      if (read.size() > MOST_TEXTS) {
        read.clear();
      }
      return read;
    }
  }

  private List<Reading> entries(Officer officer, String line, List<String> serials) {
    var position = seat.apply(officer.id());
    var entries = new ArrayList<Reading>();
    for (int from = 0; from < serials.size(); from += Reading.MOST) {
      var some = serials.subList(from, Math.min(from + Reading.MOST, serials.size()));
      entries.add(new Reading(line, some, position));
    }
    return entries;
  }

  /** Who is signed in, as the author of an entry. */
  public static Officer officer(SignedIn who) {
    var account = who.account();
    return new Officer(account.name(), account.role().word(), account.displayName());
  }

  // When the house journal takes nothing.

  private void write(Officer officer, HouseEntry entry, int texts) throws InterruptedException {
    if (paused()) {
      missed(texts);
      return;
    }
    if (door.write(officer, entry).isPresent()) {
      missed(texts);
      return;
    }
    enterMissing();
  }

  private synchronized boolean paused() {
    return clock.monoMillis() < pauseUntilMono;
  }

  private synchronized void missed(int texts) {
    if (missing == 0) {
      missingSince = clock.wallMillis();
    }
    missing += texts;
    if (!paused()) {
      pauseUntilMono = clock.monoMillis() + PAUSE_MILLIS;
    }
  }

  /** Says in the journal how many readings it lacks, and since when. */
  private void enterMissing() throws InterruptedException {
    long count;
    long since;
    synchronized (this) {
      if (entering) {
        return;
      }
      count = missing;
      since = missingSince;
      entering = count > 0;
    }
    if (count == 0) {
      return;
    }
    var details = Details.of("count", Long.toString(count)).and("since", Times.at(since));
    var trouble = door.write(new HouseEntry.Fact("readings.missing", Optional.empty(), details));
    synchronized (this) {
      entering = false;
      if (trouble.isEmpty()) {
        missing -= count;
      } else {
        pauseUntilMono = clock.monoMillis() + PAUSE_MILLIS;
      }
    }
  }

  /** Whether every reading since the last trouble stands in the house journal. */
  public synchronized boolean recorded() {
    return missing == 0;
  }

  /** Tries again to enter what is missing, when it is time. */
  public void retry() throws InterruptedException {
    if (!recorded() && !paused()) {
      enterMissing();
    }
  }
}
