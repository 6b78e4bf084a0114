package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import parley.core.frame.Frame;
import parley.core.route.Cause;

/** A line's ear that keeps what it hears, in order, for a test to wait on. */
public final class Heard implements LineEar {
  /** What was heard. */
  public sealed interface Event {
    record Connected(String route, long connection, boolean dialledByUs) implements Event {}

    record DialFailed(String route, Cause cause) implements Event {}

    record Closed(long connection, Cause cause) implements Event {}

    record Arrived(long connection) implements Event {}

    record Received(long connection, Frame frame) implements Event {}
  }

  private static final long PATIENCE_SECONDS = 20;

  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

  @Override
  public void connected(String route, long connection, boolean dialledByUs) {
    events.add(new Event.Connected(route, connection, dialledByUs));
  }

  @Override
  public void dialFailed(String route, Cause cause) {
    events.add(new Event.DialFailed(route, cause));
  }

  @Override
  public void closed(long connection, Cause cause) {
    events.add(new Event.Closed(connection, cause));
  }

  @Override
  public void bytesArrived(long connection) {
    events.add(new Event.Arrived(connection));
  }

  @Override
  public void received(long connection, Frame frame) {
    events.add(new Event.Received(connection, frame));
  }

  /** Returns the next event, arrivals of bytes apart. */
  public Event next() {
    return next(event -> !(event instanceof Event.Arrived));
  }

  /** Returns the next event of a kind; what comes before it is passed over. */
  public <T extends Event> T next(Class<T> kind) {
    return kind.cast(next(kind::isInstance));
  }

  private Event next(Predicate<Event> wanted) {
    try {
      for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); ; ) {
        var event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(event).as("nothing was heard in time").isNotNull();
        if (event != null && wanted.test(event)) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns whether nothing but arrivals waits to be read. */
  public boolean isSilent() {
    return events.stream().allMatch(Event.Arrived.class::isInstance);
  }
}
