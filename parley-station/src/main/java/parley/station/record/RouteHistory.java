package parley.station.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.line.LineView;
import parley.core.line.RouteView;

/**
 * What this station measured of one line's routes over the last 30 days, in steps of ten minutes.
 * It is no evidence, so it lies in a plain file beside the journal, and losing it loses nothing but
 * a plot.
 */
final class RouteHistory {
  static final Duration STEP = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Logger LOG = LoggerFactory.getLogger(RouteHistory.class);

  private static final class Open {
    int looked;
    int live;
    long rttSum;
    int rttCount;
    int heard;
    Optional<Speech> speech = Optional.empty();
  }

  private final Path file;
  private final List<Bucket> closed = new ArrayList<>();
  private final Map<String, Open> open = new LinkedHashMap<>();
  private long start = Long.MIN_VALUE;
  private long cosignMillis = -1;
  private long skewMillis;
  private OptionalLong waitsSince = OptionalLong.empty();

  RouteHistory(Path file, long nowMillis) {
    this.file = file;
    read(nowMillis);
  }

  private void read(long nowMillis) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      for (var row : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Bucket.of(row)
            .filter(bucket -> bucket.startMillis() >= nowMillis - KEPT.toMillis())
            .ifPresent(closed::add);
      }
      Files.write(file, closed.stream().map(Bucket::row).toList());
    } catch (IOException unreadable) {
      LOG.warn("what was measured of the routes cannot be read: {}", unreadable.getMessage());
    }
  }

  /** The line looks like this now; a wait for their cosignature begins or ends with it. */
  synchronized void changed(LineView view, long monoMillis) {
    var waits = view.sizes().oursCosigned() < view.sizes().ours();
    if (waits && waitsSince.isEmpty()) {
      waitsSince = OptionalLong.of(monoMillis);
    } else if (!waits && waitsSince.isPresent()) {
      cosignMillis = Math.max(cosignMillis, monoMillis - waitsSince.getAsLong());
      waitsSince = OptionalLong.empty();
    }
  }

  /**
   * Looks at every route once.
   *
   * @param speech how their voice comes over each route over which it does
   */
  synchronized void look(LineView view, Map<String, Speech> speech, long wallMillis) {
    var step = Math.floorDiv(wallMillis, STEP.toMillis()) * STEP.toMillis();
    if (step != start) {
      close();
      start = step;
    }
    skewMillis = view.skewMillis().orElse(0);
    for (var route : view.routes()) {
      var now = open.computeIfAbsent(route.name(), _ -> new Open());
      now.looked++;
      if (route.state() == RouteView.State.LIVE) {
        now.live++;
        route.rttMillis().ifPresent(rtt -> add(now, rtt));
      }
      Optional.ofNullable(speech.get(route.name())).ifPresent(heard -> add(now, heard));
    }
  }

  private static void add(Open now, long rtt) {
    now.rttSum += rtt;
    now.rttCount++;
  }

  private static void add(Open now, Speech heard) {
    now.speech = Optional.of(now.speech.map(one -> one.and(heard, now.heard)).orElse(heard));
    now.heard++;
  }

  private void close() {
    if (start == Long.MIN_VALUE) {
      return;
    }
    var buckets = current();
    open.clear();
    cosignMillis = -1;
    closed.addAll(buckets);
    closed.removeIf(bucket -> bucket.startMillis() < start - KEPT.toMillis());
    if (buckets.isEmpty()) {
      return;
    }
    try {
      Files.write(
          file,
          buckets.stream().map(Bucket::row).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException full) {
      LOG.warn("what was measured of the routes is not kept: {}", full.getMessage());
    }
  }

  private List<Bucket> current() {
    var buckets = new ArrayList<Bucket>();
    open.forEach(
        (name, now) -> {
          var rtt = now.rttCount == 0 ? -1 : now.rttSum / now.rttCount;
          buckets.add(
              new Bucket(
                  name, start, now.looked, now.live, rtt, cosignMillis, skewMillis, now.speech));
        });
    return buckets;
  }

  /** Returns what was measured from a time on, also in the step that is not over. */
  synchronized List<Bucket> since(long millis) {
    var all = new ArrayList<>(closed);
    all.addAll(current());
    return all.stream().filter(bucket -> bucket.startMillis() >= millis).toList();
  }
}
