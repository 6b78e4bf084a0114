package parley.station.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.station.configuration.Limits;
import parley.station.events.EventHub.Numbered;
import parley.station.events.EventStream.Viewer;

/**
 * Decides for one stream what may be told now. An event that shows a text stays here until its
 * reading is written; the newest one about a text replaces an older one, since each carries the
 * whole view. What comes after it goes on at once.
 *
 * <p>While anything is withheld, events carry no number: a console that loses its stream then asks
 * for all that came since the last number it was given, and misses nothing.
 */
final class Withholding {
  private final Viewer viewer;
  private final Runnable wake;
  private final Map<String, Withheld> withheld = new LinkedHashMap<>();
  private long newest;

  private record Withheld(Event event, CompletableFuture<Void> reading) {}

  /** An event as it goes out, with the number that the console may remember, if it may. */
  record Told(Optional<Long> number, Event event) {}

  /**
   * @param wake called from any thread when {@link #released} has something new to tell
   */
  Withholding(Viewer viewer, Runnable wake) {
    this.viewer = viewer;
    this.wake = wake;
  }

  /** Takes the next event; returns what may be told now, in order. */
  List<Told> next(Numbered numbered) {
    // What was free to go before this one does not carry its number: this one may have to wait.
    var told = released();
    newest = Math.max(newest, numbered.number());
    offer(numbered.event(), told);
    return told;
  }

  private void offer(Event event, List<Told> told) {
    var seen = viewer.seen(event);
    if (seen.isEmpty()) {
      return;
    }
    var text = seen.get().text();
    if (text.isPresent()) {
      var key = text.get().lineId() + " " + text.get().serial();
      var reading = viewer.shown(text.get());
      withheld.remove(key);
      if (!reading.isDone()) {
        withheld.put(key, new Withheld(event, reading));
        var _ = reading.thenRun(wake);
        return;
      }
    }
    told.add(new Told(number(), seen.get()));
  }

  private Optional<Long> number() {
    return withheld.isEmpty() ? Optional.of(newest) : Optional.empty();
  }

  /** Returns what was withheld and may be told by now. */
  List<Told> released() {
    var told = new ArrayList<Told>();
    var done = withheld.values().stream().filter(one -> one.reading().isDone()).toList();
    withheld.values().removeAll(done);
    // Seen anew: the console may have been locked while it waited. Only the last carries the
    // number:
    // a stream that breaks between two of them is told both again.
    var seen = done.stream().flatMap(one -> viewer.seen(one.event()).stream()).toList();
    for (var one : seen) {
      told.add(new Told(told.size() == seen.size() - 1 ? number() : Optional.empty(), one));
    }
    return told;
  }

  /** Whether more waits than a stream may have waiting; then it ends and the console comes back. */
  boolean isTooMuch() {
    return withheld.size() > Limits.EVENTS_WAITING;
  }
}
