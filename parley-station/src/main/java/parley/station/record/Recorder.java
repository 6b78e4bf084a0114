package parley.station.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.station.line.Contradiction;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;

/** Looks at every line's routes every ten seconds, and hears how long cosignatures take. */
public final class Recorder implements LineKeeper.Ear, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final Path state;
  private final Lines lines;
  private final Clock clock;
  private final LineKeeper.Ear next;
  private final Map<String, RouteHistory> histories = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("parley-record").factory());

  private final ScheduledFuture<?> looking;

  /**
   * @param next who else hears what changed
   */
  public Recorder(Path state, Lines lines, Clock clock, LineKeeper.Ear next) {
    this.state = state;
    this.lines = lines;
    this.clock = clock;
    this.next = next;
    this.looking =
        looks.scheduleWithFixedDelay(
            this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
  }

  private void look() {
    try {
      lines.all().forEach(line -> of(line).look(line.view(), clock.wallMillis()));
    } catch (RuntimeException fault) {
      LOG.error("routes could not be looked at", fault);
    }
  }

  /** What was measured of one line; its file is named by the line's id, which is no secret. */
  RouteHistory of(LineKeeper line) {
    return histories.computeIfAbsent(
        line.id().hex(),
        id -> new RouteHistory(state.resolve("routes-" + id + ".csv"), clock.wallMillis()));
  }

  @Override
  public void lineChanged(LineKeeper line) {
    of(line).changed(line.view(), clock.monoMillis());
    next.lineChanged(line);
  }

  @Override
  public void itemChanged(LineKeeper line, Item item) {
    next.itemChanged(line, item);
  }

  @Override
  public void evidence(LineKeeper line, Contradiction seen) {
    next.evidence(line, seen);
  }

  @Override
  public void close() {
    looking.cancel(false);
    looks.shutdownNow();
  }
}
