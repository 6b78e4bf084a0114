package parley.station.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.call.Stage;
import parley.core.durable.StorageTrouble;
import parley.core.line.CallView;
import parley.core.line.Officer;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Shelf;
import parley.core.watch.Alarm.Stand;
import parley.core.watch.Alarms;
import parley.core.watch.BellPlan;
import parley.core.watch.Positions;
import parley.core.watch.Positions.Now;
import parley.core.watch.Seat.Beat;
import parley.core.watch.Seat.Holder;
import parley.core.watch.Seat.NotArmed;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.watch.Conditions.CallMissed;
import parley.station.watch.Conditions.Surroundings;

/** Keeps positions and alarms up to date, and tells lines and consoles what changed. */
public final class WatchFloor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchFloor.class);
  private static final long LOOK_MILLIS = 500;

  /** A call that nobody answered stays an alarm until somebody acknowledges it, or for a watch. */
  private static final long MISSED_MILLIS = 12 * 3_600_000L;

  /** A demo may add positions; nobody's control room has more than this. */
  private static final int MOST_POSITIONS = 64;

  /** What the floor looks at. */
  public record Parts(
      Lines lines,
      Clock clock,
      BellPlan plan,
      Supplier<Optional<StorageTrouble>> storage,
      AlarmBook book) {}

  /** What the station's voice tells the floor. */
  public interface Voice {
    /** A station without voice. */
    Voice NONE =
        new Voice() {
          @Override
          public List<Alarm.Condition> conditions() {
            return List.of();
          }

          @Override
          public String leg(String position) {
            return "none";
          }
        };

    /** What is wrong with it now. */
    List<Alarm.Condition> conditions();

    /** How a position's leg is: {@code none}, {@code up} or {@code lost}. */
    String leg(String position);
  }

  /** What looks different. */
  public enum Change {
    POSITIONS,
    ALARMS
  }

  private final Parts parts;
  private final Consumer<Change> tell;
  private final Semaphore look = new Semaphore(0);
  private final Map<String, CallMissed> missed = new LinkedHashMap<>();
  private final AlarmKeeper alarms;
  private final Thread thread;
  private volatile boolean closing;
  private volatile long lookedAtMono;
  private final List<Supplier<List<Alarm.Condition>>> asked = new CopyOnWriteArrayList<>();
  private final Hearing hearing = new Hearing();
  private Voice voice = Voice.NONE;
  private Positions positions;
  private Set<String> armed = Set.of();
  private boolean looked;
  private long nobodySince;
  private Optional<StorageTrouble> storage = Optional.empty();
  private long storageSince;

  /**
   * Begins to keep the watch.
   *
   * @param tell hears of each change, on the floor's thread or the caller's; must not wait
   */
  public WatchFloor(List<String> names, Parts parts, Consumer<Change> tell) {
    this.parts = parts;
    this.tell = tell;
    this.alarms = new AlarmKeeper(parts.book());
    this.positions = Positions.named(names);
    this.nobodySince = parts.clock().wallMillis();
    this.lookedAtMono = parts.clock().monoMillis();
    this.thread = Thread.ofPlatform().name("parley-watch").daemon().start(this::run);
  }

  private void run() {
    while (!closing) {
      try {
        boolean _ = look.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        look.drainPermits();
        lookNow();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.error("the watch floor met what it must never meet", e);
      }
    }
  }

  /** The legs of positions look different now. */
  public void legsChanged() {
    tell.accept(Change.POSITIONS);
    look();
  }

  /** Something changed: look soon. */
  public void look() {
    look.release();
  }

  /** A call changed; one that ended unanswered here is remembered until somebody takes notice. */
  public void callChanged(LineKeeper line, CallView call) {
    if (!call.outbound() && call.state() instanceof CallState.Unanswered) {
      synchronized (this) {
        missed.put(line.name() + " " + call.serial(), new CallMissed(line.name(), call));
      }
    }
    look();
  }

  private synchronized void lookNow() {
    var now = parts.clock().monoMillis();
    lookedAtMono = now;
    var before = armed;
    armed = positions.armed(now);
    if (!looked || armed.isEmpty() != before.isEmpty()) {
      nobodySince = parts.clock().wallMillis();
    }
    if (!looked || !armed.equals(before)) {
      tell.accept(Change.POSITIONS);
    }
    hearing.tell(parts.lines(), this::bells);
    looked = true;
    noteStorage();
    forgetMissed();
    if (alarms.look(conditions(), now())) {
      tell.accept(Change.ALARMS);
    }
  }

  private void noteStorage() {
    var now = parts.storage().get();
    if (!now.equals(storage)) {
      storage = now;
      storageSince = parts.clock().wallMillis();
    }
  }

  private void forgetMissed() {
    var now = parts.clock().wallMillis();
    missed
        .values()
        .removeIf(
            call ->
                !(call.call().state() instanceof CallState.Ended ended)
                    || acknowledged(call, ended.at().toEpochMilli())
                    || now - ended.at().toEpochMilli() > MISSED_MILLIS);
  }

  private boolean acknowledged(CallMissed call, long endedAt) {
    return alarms().list().stream()
        .anyMatch(
            alarm ->
                alarm.stand() instanceof Stand.Acknowledged
                    && alarm.condition().sinceMillis() >= endedAt
                    && alarm.condition().line().equals(Optional.of(call.line()))
                    && alarm.condition().serial().equals(Optional.of(call.call().serial())));
  }

  private List<Alarm.Condition> conditions() {
    var around = new Surroundings(nobodySince, armed.isEmpty(), storage, storageSince);
    var found =
        new ArrayList<>(Conditions.of(parts.lines().all(), List.copyOf(missed.values()), around));
    found.addAll(voice.conditions());
    asked.forEach(one -> found.addAll(one.get()));
    return found;
  }

  /** From now on asks the station's voice too what is an alarm. */
  public synchronized void attach(Voice of) {
    voice = of;
  }

  /**
   * From now on asks this too what is an alarm; it must answer at once and take no lock of ours.
   */
  public void alsoAsk(Supplier<List<Alarm.Condition>> conditions) {
    asked.add(conditions);
  }

  /** How a position's leg is: {@code none}, {@code up} or {@code lost}. */
  synchronized String leg(String position) {
    return voice.leg(position);
  }

  /** Who hears a ring of which line. */
  public Hearing hearing() {
    return hearing;
  }

  private Now now() {
    return new Now(parts.clock().wallMillis(), parts.clock().monoMillis());
  }

  // What officers do.

  /** Puts up one more position; false when there are as many as a floor holds. */
  synchronized boolean add(String name) {
    if (positions.seats().size() >= MOST_POSITIONS) {
      return false;
    }
    positions = positions.added(name);
    return true;
  }

  /** Puts up the desk phones of these names. */
  public synchronized void handsets(List<String> names) {
    positions = positions.withHandsets(names);
  }

  /** Takes in that a desk phone can be rung, or no longer. */
  public void registered(String name, boolean registered) {
    synchronized (this) {
      positions = positions.registered(name, registered, now());
    }
    lookNow();
    tell.accept(Change.POSITIONS);
  }

  /** Takes a position whose sound was proven. */
  public void take(String name, Holder holder) {
    synchronized (this) {
      positions = positions.taken(name, holder, now());
    }
    lookNow();
    tell.accept(Change.POSITIONS);
  }

  /** Hands a position on as it stands, armed or not; does nothing when {@code from} lacks it. */
  public void hand(String name, String from, Holder to) {
    synchronized (this) {
      positions = positions.handed(name, from, to, now());
    }
    lookNow();
    tell.accept(Change.POSITIONS);
  }

  /** Takes a beat in; false when that officer does not hold the position. */
  boolean beat(String name, String officer, Beat beat) {
    synchronized (this) {
      var beaten = positions.beaten(name, officer, beat, now());
      if (beaten.isEmpty()) {
        return false;
      }
      positions = beaten.get();
    }
    look();
    return true;
  }

  /** Leaves a position; does nothing when that officer does not hold it. */
  public void leave(String name, String officer) {
    synchronized (this) {
      positions = positions.left(name, officer);
    }
    lookNow();
    tell.accept(Change.POSITIONS);
  }

  /** Notes that somebody took notice of an alarm; empty when there is none of that id. */
  Optional<Alarm> acknowledge(String id, Officer by) {
    return changed(() -> alarms.acknowledge(id, by, parts.clock().wallMillis()));
  }

  /**
   * Puts an alarm aside; empty when there is none of that id.
   *
   * @throws IllegalArgumentException when it may not be shelved so
   */
  Optional<Alarm> shelve(String id, Shelf shelf, Officer by) {
    return changed(() -> alarms.shelve(id, shelf, by, parts.clock().wallMillis()));
  }

  /** Takes a source from the shelf; false when it is not there. */
  boolean unshelve(String source, Officer by) {
    return changed(() -> alarms.unshelve(source, by, parts.clock().wallMillis()));
  }

  private <T> T changed(Supplier<T> deed) {
    T done;
    synchronized (this) {
      done = deed.get();
    }
    tell.accept(Change.ALARMS);
    look();
    return done;
  }

  /** What somebody who left the watch had taken notice of is new to those who stand it. */
  public void lapse(String by) {
    changed(
        () -> {
          alarms.lapse(by);
          return by;
        });
  }

  public synchronized Positions positions() {
    return positions;
  }

  public synchronized Alarms alarms() {
    return alarms.alarms();
  }

  /** How many positions would be heard ringing now. */
  public synchronized int armed() {
    return positions.armed(parts.clock().monoMillis()).size();
  }

  /** How many bells would be heard at each stage of a call on a line. */
  public synchronized Bells bells(String line) {
    return parts.plan().bells(line, hearers(line));
  }

  /** Which positions ring for a call on a line at a stage. */
  public synchronized Set<String> ringing(String line, Stage stage) {
    return parts.plan().ringing(line, stage, hearers(line));
  }

  private Set<String> hearers(String line) {
    return hearing.of(line, positions.armed(parts.clock().monoMillis()), positions);
  }

  /** Whether a call of a line would be heard at a position now. */
  public synchronized boolean hears(String line, String position) {
    return hearers(line).contains(position);
  }

  /** The phone that is rung last. */
  public Optional<String> dutyPhone() {
    return parts.plan().dutyPhone();
  }

  /** Why a position would not be heard ringing now; empty when it would, or is none of ours. */
  public synchronized Optional<NotArmed> whyNotArmed(String position) {
    return Optional.ofNullable(positions.seats().get(position))
        .flatMap(seat -> seat.notArmed(parts.clock().monoMillis()));
  }

  /** The position to which a call is passed when nobody says to whom. */
  public Optional<String> supervisor() {
    return parts.plan().supervisor();
  }

  /** How long ago the floor last looked, in milliseconds: a watch on the watch. */
  public long stalledMillis() {
    return parts.clock().monoMillis() - lookedAtMono;
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
