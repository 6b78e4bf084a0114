package parley.station.line;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.core.durable.Completion;
import parley.core.durable.LineHistory;
import parley.core.durable.StorageTrouble;
import parley.core.house.HouseLog;
import parley.core.line.House;
import parley.journal.entry.Content;
import parley.station.configuration.Limits;

/** Runs the station's own log on its own thread. */
public final class HouseKeeper implements AutoCloseable {
  private static final long IDLE_MILLIS = 1_000;

  private final OwnerThread owner;
  private final HouseLog log;
  private final List<Content> atStart;

  /** Takes up the house log as its history left it. */
  public HouseKeeper(String station, LineHistory history, HouseLog.Ports ports) {
    this.owner = new OwnerThread("parley-house", () -> IDLE_MILLIS, () -> {});
    var posted =
        new HouseLog.Ports(
            ports.clock(),
            ports.chance(),
            (batch, completion) -> ports.writer().submit(batch, owner.posted(completion)),
            ports.key());
    this.log = new HouseLog(station, history, posted);
    this.atStart = log.contents();
    owner.start();
  }

  /** Returns what the house log held when the station started. */
  public List<Content> atStart() {
    return atStart;
  }

  /**
   * Enters something and waits until it is durable.
   *
   * @return what stopped it; empty when it is durable
   */
  public Optional<StorageTrouble> enter(Content content) throws InterruptedException {
    var done = new CompletableFuture<Optional<StorageTrouble>>();
    var completion =
        new Completion() {
          @Override
          public void durable() {
            done.complete(Optional.empty());
          }

          @Override
          public void failed(StorageTrouble why) {
            done.complete(Optional.of(why));
          }
        };
    enter(content, completion);
    try {
      return done.get(Limits.ORDER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return Optional.of(StorageTrouble.FAILED);
    }
  }

  /** Enters something without waiting; {@code done} is told on the house log's own thread. */
  public void enter(Content content, Completion done) {
    if (!owner.offer(() -> log.enter(content, done))) {
      done.failed(StorageTrouble.FAILED);
    }
  }

  /** Returns the house log as the owner of another thread may use it. */
  House from(OwnerThread caller) {
    return (content, done) -> {
      Completion back = caller.posted(done);
      if (!owner.offer(() -> log.enter(content, back))) {
        back.failed(StorageTrouble.DISK_FULL);
      }
    };
  }

  @Override
  public void close() {
    owner.close();
  }
}
