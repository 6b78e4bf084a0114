package parley.station.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.station.line.Contradiction;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegKind;

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
  private volatile Supplier<List<LegHealth>> legs = List::of;

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

  /** From now on it records the voice too: every leg of the station, as it fares when asked. */
  public void hear(Supplier<List<LegHealth>> voice) {
    legs = voice;
  }

  private void look() {
    try {
      var all = legs.get();
      lines
          .all()
          .forEach(line -> of(line).look(line.view(), speech(all, line), clock.wallMillis()));
    } catch (RuntimeException fault) {
      LOG.error("routes could not be looked at", fault);
    }
  }

  private static Map<String, Speech> speech(List<LegHealth> legs, LineKeeper line) {
    Map<String, Speech> byRoute = new HashMap<>();
    legs.stream()
        .filter(leg -> leg.kind() == LegKind.LINE && leg.name().equals(line.name()))
        .forEach(
            leg ->
                leg.route()
                    .ifPresent(
                        route -> Speech.of(leg).ifPresent(heard -> byRoute.put(route, heard))));
    return byRoute;
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
