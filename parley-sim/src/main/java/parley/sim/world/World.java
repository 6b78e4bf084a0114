package parley.sim.world;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** The one queue of everything that is going to happen, by time and then by order of arrival. */
public final class World {
  public static final long MILLI = 1_000;
  public static final long SECOND = 1_000 * MILLI;
  public static final long MINUTE = 60 * SECOND;

  private record Event(long at, long order, Runnable deed) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Map<String, Dice> dice = new HashMap<>();
  private final long seed;
  private final Trace trace;
  private final Sometimes sometimes;
  private long now;
  private long order;
  private long happened;

  /** Makes a world in which nothing is going to happen yet. */
  public World(long seed, Trace trace, Sometimes sometimes) {
    this.seed = seed;
    this.trace = trace;
    this.sometimes = sometimes;
  }

  /** Returns microseconds since the world began. */
  public long now() {
    return now;
  }

  /** Returns how many events have happened. */
  public long happened() {
    return happened;
  }

  /** Returns how many events are going to happen, as far as is known. */
  public int ahead() {
    return events.size();
  }

  /** Lets {@code deed} happen so many microseconds from now. */
  public void after(long micros, Runnable deed) {
    events.add(new Event(now + Math.max(0, micros), order++, deed));
  }

  /** Lets {@code deed} happen at a time, or at once if that has passed. */
  public void at(long micros, Runnable deed) {
    after(micros - now, deed);
  }

  /** Lets everything happen up to and including a time. */
  public void run(long until) {
    while (!events.isEmpty() && events.element().at() <= until) {
      var event = events.remove();
      now = event.at();
      happened++;
      event.deed().run();
    }
    now = Math.max(now, until);
  }

  /** Returns the dice of one purpose: the same ones for the same purpose, shared with no other. */
  public Dice dice(String purpose) {
    return dice.computeIfAbsent(purpose, name -> Dice.of(seed, name));
  }

  /** Writes one line into the trace. */
  public void note(String who, String what) {
    trace.note(now, who, what);
  }

  /** Counts that something worth simulating really came about. */
  public void sometimes(Mark mark) {
    sometimes.saw(mark);
  }
}
