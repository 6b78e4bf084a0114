package parley.station.events;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.events.EventHub.Listener;
import parley.station.events.EventHub.Numbered;
import parley.station.house.Shown;

/**
 * Writes one console's events, on that console's own virtual thread. What shows a text waits there
 * for its reading; nothing else waits for that.
 */
public final class EventStream {
  private final EventHub hub;
  private final Supplier<Event> beat;

  /**
   * @param beat made once a second for each stream; consoles that miss three say that they are not
   *     live
   */
  public EventStream(EventHub hub, Supplier<Event> beat) {
    this.hub = hub;
    this.beat = beat;
  }

  /** Who reads a stream. */
  public interface Viewer {
    /** Whether the stream may go on; asked at each beat. */
    boolean isSignedIn();

    /** An event as this viewer may have it now; empty when nothing of it is for them. */
    Optional<Event> seen(Event event);

    /** A beat as this viewer hears it. */
    Event beat(Event beat);

    /** Called before a text is shown to them, which waits until the answer is done. */
    CompletableFuture<Void> shown(Shown text);
  }

  /** Serves the stream until the console goes away or {@code viewer} is signed in no more. */
  public void serve(Context ctx, Viewer viewer) throws IOException {
    Listener listener =
        hub.listen(Optional.ofNullable(ctx.header("Last-Event-ID"))).orElseThrow(this::tooMany);
    try {
      ctx.res().setContentType("text/event-stream");
      ctx.res().setCharacterEncoding("UTF-8");
      write(ctx.res().getOutputStream(), listener, viewer);
    } catch (InterruptedException stationStops) {
      Thread.currentThread().interrupt();
    } finally {
      hub.leave(listener);
    }
  }

  /** Writes what {@code listener} hears until it is to end; that it hears nothing ends nothing. */
  void write(OutputStream out, Listener listener, Viewer viewer)
      throws IOException, InterruptedException {
    var told = new Withholding(viewer, listener::wake);
    for (Numbered first : listener.first) {
      write(out, told.next(first));
    }
    long nextBeat = System.nanoTime();
    while (!listener.isTooSlow() && !told.isTooMuch()) {
      if (System.nanoTime() >= nextBeat) {
        if (!viewer.isSignedIn()) {
          return;
        }
        write(out, Optional.empty(), viewer.beat(beat.get()));
        nextBeat += Limits.BEAT.toNanos();
      }
      out.flush();
      long wait = Math.max(0, nextBeat - System.nanoTime());
      Numbered next = listener.waiting().poll(wait, TimeUnit.NANOSECONDS);
      if (Listener.WOKEN.equals(next)) {
        write(out, told.released());
      } else if (next != null) {
        write(out, told.next(next));
      }
    }
  }

  private void write(OutputStream out, List<Withholding.Told> all) throws IOException {
    for (var one : all) {
      write(out, one.number().map(hub::id), one.event());
    }
  }

  private static void write(OutputStream out, Optional<String> id, Event event) throws IOException {
    var text = new StringBuilder();
    id.ifPresent(number -> text.append("id: ").append(number).append('\n'));
    text.append("event: ").append(event.kind()).append("\ndata: ").append(event.json());
    out.write(text.append("\n\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private RuntimeException tooMany() {
    return new Problem(
            "too-many-streams",
            503,
            "This station serves as many event streams as it can.",
            "No stream was opened.",
            "Close consoles that nobody looks at, then reload this one.")
        .thrown();
  }
}
