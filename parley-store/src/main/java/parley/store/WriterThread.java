package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.durable.Batch;
import parley.core.durable.Completion;
import parley.core.durable.Disk;
import parley.core.durable.DurableStep;
import parley.core.durable.EntryStore;
import parley.core.durable.RecordCodec;
import parley.core.durable.Start;
import parley.core.durable.StorageTrouble;
import parley.core.durable.Writer;

/**
 * Runs the durable step on one thread, and the database behind it on another, so that a slow
 * database never delays a sync. What lines submit while the disk works gathers in the queue.
 */
final class WriterThread implements Writer {
  private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);
  private static final long IDLE_MILLIS = 500;
  private static final long CLOSE_SECONDS = 10;

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final ExecutorService database =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("parley-database").factory());
  private final AtomicReference<Optional<StorageTrouble>> trouble =
      new AtomicReference<>(Optional.empty());
  private final List<CompletableFuture<Boolean>> settling = new ArrayList<>();
  private final DurableStep step;
  private final Thread thread;
  private volatile boolean closing;

  WriterThread(Disk disk, EntryStore store, RecordCodec codec, Start start) {
    this.step =
        new DurableStep(
            new DurableStep.Ports(
                disk,
                (batches, done) -> database.execute(() -> onThisThread(store.apply(batches), done)),
                codec),
            start);
    this.thread = Thread.ofPlatform().name("parley-writer").start(this::run);
  }

  /** Hands the database's answer to the writer's own thread. */
  private void onThisThread(Optional<StorageTrouble> answer, Completion done) {
    queue.add(() -> answer.ifPresentOrElse(done::failed, done::durable));
  }

  @Override
  public void submit(Batch batch, Completion completion) {
    if (closing) completion.failed(StorageTrouble.FAILED);
    else queue.add(() -> step.submit(batch, completion));
  }

  /** Returns why nothing can be made durable at present. */
  Optional<StorageTrouble> trouble() {
    return trouble.get();
  }

  /**
   * Waits until everything submitted before is in the database.
   *
   * @return whether it is; not when the storage is in trouble or this takes too long
   */
  boolean settle() throws InterruptedException {
    var settled = new CompletableFuture<Boolean>();
    queue.add(() -> settling.add(settled));
    try {
      return settled.get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      return false;
    }
  }

  private void answerSettling() {
    if (settling.isEmpty()) return;
    step.hurry();
    step.step(monoMillis());
    var trouble = step.trouble().isPresent();
    if (step.settled() || trouble) {
      settling.forEach(waiting -> waiting.complete(!trouble));
      settling.clear();
    }
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        turn();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.error("the writer met what it must never meet", e);
      }
    }
  }

  private void turn() throws InterruptedException {
    var next = queue.poll(waitMillis(), TimeUnit.MILLISECONDS);
    while (next != null) {
      next.run();
      next = queue.poll();
    }
    step.step(monoMillis());
    trouble.set(step.trouble());
    answerSettling();
  }

  private long waitMillis() {
    var due = step.dueMillis();
    return due.isEmpty() ? IDLE_MILLIS : Math.clamp(due.getAsLong() - monoMillis(), 0, IDLE_MILLIS);
  }

  private static long monoMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Stops after what was submitted is durable and, if it can be, in the database. */
  void stop() throws InterruptedException {
    settle();
    closing = true;
    queue.add(() -> {});
    thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    database.shutdown();
    if (!database.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("the database is still busy at the end");
    }
  }
}
