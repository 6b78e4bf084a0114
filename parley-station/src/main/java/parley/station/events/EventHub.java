package parley.station.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import parley.station.configuration.Limits;

/** Numbers events, keeps the newest, and hands them to whoever listens. */
public final class EventHub {
  private final long birth;
  private final Supplier<List<Event>> fullState;
  private final Deque<Numbered> kept = new ArrayDeque<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private long next = 1;

  /** An event and its place; the number of a full state's events is the last one it contains. */
  record Numbered(long number, Event event) {}

  /**
   * @param birth tells this run of the station from every other, so that a number from an earlier
   *     run is not mistaken for one of this
   * @param fullState everything a console that knows nothing needs
   */
  public EventHub(long birth, Supplier<List<Event>> fullState) {
    this.birth = birth;
    this.fullState = fullState;
  }

  /** Tells every listener; never waits. */
  public void publish(Event event) {
    synchronized (this) {
      var numbered = new Numbered(next++, event);
      kept.addLast(numbered);
      if (kept.size() > Limits.EVENTS_KEPT) {
        kept.removeFirst();
      }
      listeners.forEach(listener -> listener.offer(numbered));
    }
  }

  /** Begins to listen; empty when as many listen already as the station bears. */
  Optional<Listener> listen(Optional<String> lastEventId) {
    if (listeners.size() >= Limits.EVENT_STREAMS) {
      return Optional.empty();
    }
    var listener = new Listener();
    List<Numbered> missed;
    long before;
    synchronized (this) {
      before = next - 1;
      missed = lastEventId.flatMap(this::numberOf).flatMap(this::since).orElse(List.of());
      listener.first.addAll(missed);
      listeners.add(listener);
    }
    boolean knowsNothing = lastEventId.flatMap(this::numberOf).flatMap(this::since).isEmpty();
    if (knowsNothing) {
      // Read after joining: a change between the two is told twice, which harms nobody.
      fullState.get().forEach(event -> listener.first.add(new Numbered(before, event)));
    }
    return Optional.of(listener);
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  /** The {@code id:} line of an event of that number. */
  String id(long number) {
    return birth + "-" + number;
  }

  /** How many consoles and programs listen now. */
  public int listening() {
    return listeners.size();
  }

  private Optional<Long> numberOf(String id) {
    String prefix = birth + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(id.substring(prefix.length())));
  }

  /** The events after {@code number}, unless some of them are no longer kept. */
  private synchronized Optional<List<Numbered>> since(long number) {
    long oldest = kept.isEmpty() ? next : kept.getFirst().number();
    if (number < oldest - 1 || number >= next) {
      return Optional.empty();
    }
    return Optional.of(kept.stream().filter(each -> each.number() > number).toList());
  }

  /** One open stream. */
  static final class Listener {
    /** What is not an event: something that was withheld may be told now. */
    static final Numbered WOKEN = new Numbered(0, new Event("woken", "{}"));

    final List<Numbered> first = new ArrayList<>();
    private final BlockingQueue<Numbered> waiting = new ArrayBlockingQueue<>(Limits.EVENTS_WAITING);
    private volatile boolean tooSlow;

    private void offer(Numbered numbered) {
      if (!waiting.offer(numbered)) {
        tooSlow = true;
      }
    }

    /** Lets the stream look at what it withholds; a full queue makes it look anyway, or ends it. */
    void wake() {
      var _ = waiting.offer(WOKEN);
    }

    BlockingQueue<Numbered> waiting() {
      return waiting;
    }

    boolean isTooSlow() {
      return tooSlow;
    }
  }
}
