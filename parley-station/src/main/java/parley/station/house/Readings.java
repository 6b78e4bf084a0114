package parley.station.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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
 *
 * <p>Only who asked for a text waits for its reading. A second request of the same session for it
 * waits for the same entry.
 */
public final class Readings {
  /** How long nothing is tried again after the house journal took no reading. */
  private static final long PAUSE_MILLIS = 2_000;

  /** More open sessions than people in any control room; the oldest is forgotten first. */
  private static final int MOST_SESSIONS = 1_000;

  /** More texts than anybody opens in one session; beyond it a text may be entered twice. */
  private static final int MOST_TEXTS = 20_000;

  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final HouseDoor door;
  private final Clock clock;
  private final UnaryOperator<String> seat;
  private final Map<String, Map<String, CompletableFuture<Void>>> sessions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, Map<String, CompletableFuture<Void>>> eldest) {
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

  /** Has written that somebody reads these texts, and waits as {@link #begin} says. */
  public void before(SignedIn who, List<Shown> shown) throws InterruptedException {
    await(begin(who, shown));
  }

  /**
   * Has written that somebody reads these texts, and waits for nothing.
   *
   * @return done when all of them may be shown: their readings are durable or cannot be written,
   *     whoever of the same session asked first; what is urgent keeps nobody waiting
   */
  public CompletableFuture<Void> begin(SignedIn who, List<Shown> shown) {
    var read = session(who);
    var fresh = new TreeMap<String, Map<String, CompletableFuture<Void>>>();
    var awaited = new ArrayList<CompletableFuture<Void>>();
    for (var one : shown) {
      if (one.author().filter(who.account().displayName()::equals).isPresent()) {
        continue;
      }
      var mine = new CompletableFuture<Void>();
      var earlier = read.putIfAbsent(key(one), mine);
      if (earlier == null) {
        fresh.computeIfAbsent(one.lineId(), _ -> new LinkedHashMap<>()).put(one.serial(), mine);
      }
      if (!one.urgent()) {
        awaited.add(earlier == null ? mine : earlier);
      }
    }
    fresh.forEach((line, texts) -> write(who, line, texts));
    return awaited.stream().allMatch(CompletableFuture::isDone)
        ? DONE
        : CompletableFuture.allOf(awaited.toArray(CompletableFuture<?>[]::new));
  }

  private static String key(Shown text) {
    return text.lineId() + " " + text.serial();
  }

  /**
   * Has written that somebody reads or takes away more than single texts, and waits for it.
   *
   * @param once whether once a session is enough
   */
  public void whole(SignedIn who, HouseEntry.Fact fact, boolean once) throws InterruptedException {
    var mine = new CompletableFuture<Void>();
    var earlier = session(who).putIfAbsent(fact.act() + fact.about(), mine);
    if (earlier == null || !once) {
      write(officer(who), fact, List.of(mine));
      await(mine);
    } else {
      await(earlier);
    }
  }

  private static void await(CompletableFuture<Void> written) throws InterruptedException {
    try {
      written.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a reading is never completed by a failure", impossible);
    }
  }

  private Map<String, CompletableFuture<Void>> session(SignedIn who) {
    synchronized (sessions) {
      var read =
          sessions.computeIfAbsent(who.credential().digest(), _ -> new ConcurrentHashMap<>());
      if (read.size() > MOST_TEXTS) {
        read.clear();
      }
      return read;
    }
  }

  private void write(SignedIn who, String line, Map<String, CompletableFuture<Void>> texts) {
    var officer = officer(who);
    var position = seat.apply(officer.id());
    var serials = List.copyOf(texts.keySet());
    for (int from = 0; from < serials.size(); from += Reading.MOST) {
      var some = serials.subList(from, Math.min(from + Reading.MOST, serials.size()));
      write(officer, new Reading(line, some, position), some.stream().map(texts::get).toList());
    }
  }

  /** Who is signed in, as the author of an entry. */
  public static Officer officer(SignedIn who) {
    var account = who.account();
    return new Officer(account.name(), account.role().word(), account.displayName());
  }

  private void write(Officer officer, HouseEntry entry, List<CompletableFuture<Void>> waiting) {
    if (paused()) {
      missed(waiting.size());
      waiting.forEach(each -> each.complete(null));
      return;
    }
    door.begin(
        officer,
        entry,
        durable -> {
          if (durable) {
            enterMissing();
          } else {
            missed(waiting.size());
          }
          waiting.forEach(each -> each.complete(null));
        });
  }

  // When the house journal takes nothing.

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
  private void enterMissing() {
    long count;
    long since;
    synchronized (this) {
      if (entering || missing == 0) {
        return;
      }
      count = missing;
      since = missingSince;
      entering = true;
    }
    var details = Details.of("count", Long.toString(count)).and("since", Times.at(since));
    door.begin(
        door.station(),
        new HouseEntry.Fact("readings.missing", Optional.empty(), details),
        durable -> entered(count, durable));
  }

  private synchronized void entered(long count, boolean durable) {
    entering = false;
    if (durable) {
      missing -= count;
    } else {
      pauseUntilMono = clock.monoMillis() + PAUSE_MILLIS;
    }
  }

  /** Whether every reading since the last trouble stands in the house journal. */
  public synchronized boolean recorded() {
    return missing == 0;
  }

  /** Tries again to enter what is missing, when it is time; waits for nothing. */
  public void retry() {
    if (!recorded() && !paused()) {
      enterMissing();
    }
  }
}
