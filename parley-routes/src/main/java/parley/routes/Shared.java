package parley.routes;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all connections of a station share: threads, deadlines, counts and numbers. */
final class Shared {
  private static final Logger LOG = LoggerFactory.getLogger(Shared.class);

  final QuietLog log = new QuietLog();
  private final AtomicLong connections = new AtomicLong();
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("route-", 0).factory());
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("route-deadlines").daemon().factory());

  Shared() {
    deadlines.setRemoveOnCancelPolicy(true);
    deadlines.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  long nextConnection() {
    return connections.incrementAndGet();
  }

  Tally tally(String route) {
    return tallies.computeIfAbsent(route, _ -> new Tally());
  }

  Map<String, Counters> counters() {
    var all = new TreeMap<String, Counters>();
    tallies.forEach((route, tally) -> all.put(route, tally.counters()));
    return all;
  }

  /** Starts a virtual thread; returns false if the station's routes are closed. */
  boolean start(Runnable work) {
    try {
      threads.execute(() -> top(work));
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  /** The top of every thread here: a mistake of ours ends one connection and is never silent. */
  private static void top(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("a route's thread ended by a mistake of ours", e);
    }
  }

  /** Runs a short piece of work after a time; returns what calls it off. */
  Runnable after(Duration time, Runnable work) {
    try {
      var due = deadlines.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
      return () -> due.cancel(false);
    } catch (RejectedExecutionException _) {
      work.run();
      return () -> {};
    }
  }

  /** Ends all threads; those that still wait are interrupted after {@code patience}. */
  void close(Duration patience) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    deadlines.shutdownNow();
  }
}
