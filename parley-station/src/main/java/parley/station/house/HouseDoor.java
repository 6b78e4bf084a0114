package parley.station.house;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.durable.Completion;
import parley.core.durable.StorageTrouble;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry;
import parley.core.line.Officer;
import parley.station.configuration.Limits;
import parley.station.line.HouseKeeper;

/** Where any part of the station writes into the house journal. */
public final class HouseDoor {
  private static final Logger LOG = LoggerFactory.getLogger(HouseDoor.class);

  private final HouseKeeper keeper;
  private final Clock clock;
  private final Officer station;
  private final AtomicLong lost = new AtomicLong();
  private final List<Consumer<Entered>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param station the station's name: the author of what no person did
   */
  public HouseDoor(HouseKeeper keeper, Clock clock, String station) {
    this.keeper = keeper;
    this.clock = clock;
    this.station = Officer.station(station);
  }

  /**
   * Enters what somebody did and waits until it is durable.
   *
   * @return what stopped it; empty when it is durable
   */
  public Optional<StorageTrouble> write(Officer by, HouseEntry entry) throws InterruptedException {
    return write(now(by, entry));
  }

  /** The same for what has its time already. */
  public Optional<StorageTrouble> write(Entered entered) throws InterruptedException {
    return await(begin(entered));
  }

  /** Begins to enter what has its time already; wait for it with {@link #await}. */
  public CompletableFuture<Optional<StorageTrouble>> begin(Entered entered) {
    var done = new CompletableFuture<Optional<StorageTrouble>>();
    enter(entered, done::complete);
    return done;
  }

  /**
   * Waits until what was begun is durable.
   *
   * @return what stopped it; empty when it is durable
   */
  public static Optional<StorageTrouble> await(CompletableFuture<Optional<StorageTrouble>> done)
      throws InterruptedException {
    try {
      return done.get(Limits.ORDER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // It may still become durable; then the listeners are told, though nobody waits any more.
      return Optional.of(StorageTrouble.FAILED);
    }
  }

  private void enter(Entered entered, Consumer<Optional<StorageTrouble>> done) {
    keeper.enter(
        HouseCodec.content(entered),
        new Completion() {
          @Override
          public void durable() {
            listeners.forEach(each -> tell(each, entered));
            done.accept(Optional.empty());
          }

          @Override
          public void failed(StorageTrouble why) {
            lost(entered, why);
            done.accept(Optional.of(why));
          }
        });
  }

  /** One listener that fails takes the entry from no other, nor from whoever waits for it. */
  private static void tell(Consumer<Entered> listener, Entered entered) {
    try {
      listener.accept(entered);
    } catch (RuntimeException e) {
      LOG.error("a listener of the house journal met what it must never meet", e);
    }
  }

  /** The same for what the station does by itself. */
  public Optional<StorageTrouble> write(HouseEntry entry) throws InterruptedException {
    return write(station, entry);
  }

  /**
   * Enters what somebody did without waiting, for threads that must not wait for a disk. What could
   * not be entered is counted and logged without its content.
   */
  public void post(Officer by, HouseEntry entry) {
    post(now(by, entry), () -> {});
  }

  private Entered now(Officer by, HouseEntry entry) {
    return new Entered(by, clock.wallMillis(), entry);
  }

  /**
   * The same for what has its time already; {@code failed} hears that it could not be entered, and
   * must not wait either.
   */
  public void post(Entered entered, Runnable failed) {
    enter(
        entered,
        trouble -> {
          if (trouble.isPresent()) {
            failed.run();
          }
        });
  }

  /**
   * Enters what somebody did without waiting; {@code told} hears once, on another thread, whether
   * it is durable: after {@link Limits#ORDER} at the latest, when it counts as not entered.
   */
  void begin(Officer by, HouseEntry entry, Consumer<Boolean> told) {
    var outcome = new CompletableFuture<Boolean>();
    var _ =
        outcome
            .completeOnTimeout(false, Limits.ORDER.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(told);
    enter(now(by, entry), trouble -> outcome.complete(trouble.isEmpty()));
  }

  /** The same for what the station does by itself. */
  public void post(HouseEntry entry) {
    post(station, entry);
  }

  private void lost(Entered entered, StorageTrouble why) {
    lost.incrementAndGet();
    LOG.error(
        "the house journal did not take a {} by {}: {}",
        entered.entry().getClass().getSimpleName(),
        entered.by().id(),
        why);
  }

  /** The author of what no person did. */
  Officer station() {
    return station;
  }

  /** How many entries could not be written since the station started. */
  public long lost() {
    return lost.get();
  }

  /** Tells of every entry that has become durable; on the house log's thread, so be brief. */
  public void listen(Consumer<Entered> listener) {
    listeners.add(listener);
  }
}
