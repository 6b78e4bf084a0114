package parley.station.line;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.durable.Completion;
import parley.core.durable.StorageTrouble;
import parley.station.configuration.Limits;

/**
 * One thread that owns something, and the bounded queue by which everybody else reaches it.
 *
 * <p>Completions of the durable step pass the bound: there is at most one under way for each owner,
 * and the writer, which serves all lines, must never wait for one of them.
 */
final class OwnerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerThread.class);
  private static final long CLOSE_SECONDS = 5;

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(Limits.LINE_QUEUE);
  private final AtomicLong faults = new AtomicLong();
  private final LongSupplier waitMillis;
  private final Runnable turn;
  private final Thread thread;
  private volatile long turnedAtNanos = System.nanoTime();
  private volatile boolean closing;

  /**
   * Makes the thread; it runs from {@link #start} on.
   *
   * @param waitMillis how long the owner may be left alone now, in milliseconds
   * @param turn called after every round of what was handed over, and when that wait is over
   */
  OwnerThread(String name, LongSupplier waitMillis, Runnable turn) {
    this.waitMillis = waitMillis;
    this.turn = turn;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Hands something over; waits while the queue is full, so that a flood slows its own source. */
  void hand(Runnable deed) throws InterruptedException {
    room.acquire();
    queue.add(released(deed));
  }

  /** Hands something over, or says at once that the queue is full. */
  boolean offer(Runnable deed) {
    if (closing || !room.tryAcquire()) {
      return false;
    }
    queue.add(released(deed));
    return true;
  }

  private Runnable released(Runnable deed) {
    return () -> {
      room.release();
      deed.run();
    };
  }

  /** Returns a completion that arrives on this thread. */
  Completion posted(Completion completion) {
    return new Completion() {
      @Override
      public void durable() {
        queue.add(completion::durable);
      }

      @Override
      public void failed(StorageTrouble why) {
        queue.add(() -> completion.failed(why));
      }
    };
  }

  /**
   * How many times something threw on this thread; each is a fault of ours, logged and survived.
   */
  long faults() {
    return faults.get();
  }

  /**
   * How long ago the thread last came round, in milliseconds; it grows when the thread is stuck.
   */
  long stalledMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - turnedAtNanos);
  }

  private void run() {
    while (!closing) {
      try {
        round();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        faults.incrementAndGet();
        LOG.error("{} met what it must never meet", thread.getName(), e);
      }
    }
  }

  private void round() throws InterruptedException {
    var next = queue.poll(Math.max(0, waitMillis.getAsLong()), TimeUnit.MILLISECONDS);
    turnedAtNanos = System.nanoTime();
    while (next != null) {
      next.run();
      next = queue.poll();
    }
    turn.run();
  }

  @Override
  public void close() {
    closing = true;
    queue.add(() -> {});
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
