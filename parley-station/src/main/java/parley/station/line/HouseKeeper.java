package parley.station.line;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.core.durable.Completion;
import parley.core.durable.LineHistory;
import parley.core.durable.StorageTrouble;
import parley.core.house.HouseLog;
import parley.core.line.House;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.station.configuration.Limits;

/** Runs the station's own log on its own thread. */
public final class HouseKeeper implements AutoCloseable {
  private static final long IDLE_MILLIS = 1_000;

  /** Months of a busy watch; what no line could take is entered on it long before that. */
  private static final int AT_START = 20_000;

  private final OwnerThread owner;
  private final HouseLog log;
  private final List<Content> atStart;
  private final List<SealedEntry> earlier;

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
    var size = log.size();
    this.earlier = log.slice(0, Math.max(0, size - AT_START));
    this.atStart = opened(log.slice(earlier.size(), size));
    owner.start();
  }

  /** Each costs 20 µs to open, so that what is opened here is spread over all processors. */
  private static List<Content> opened(List<SealedEntry> entries) {
    return entries.parallelStream().flatMap(entry -> opened(entry).stream()).toList();
  }

  private static Optional<Content> opened(SealedEntry entry) {
    return Sealing.open(entry) instanceof Opened.Readable(var content)
        ? Optional.of(content)
        : Optional.empty();
  }

  /**
   * Returns what the house log held when the station started, the oldest first; of a long log only
   * the newest 20,000 entries, because no start waits for years of readings.
   */
  public List<Content> atStart() {
    return atStart;
  }

  /**
   * Tells of everything that {@link #atStart} leaves out, the oldest first, while the station is
   * already at work.
   */
  public void earlier(Consumer<Content> reader) {
    if (!earlier.isEmpty()) {
      Thread.ofVirtual()
          .name("parley-house-earlier")
          .start(() -> earlier.forEach(entry -> opened(entry).ifPresent(reader)));
    }
  }

  /** Reads something on the log's own thread; empty when it did not answer in time. */
  public <T> Optional<T> ask(Function<HouseLog, T> question) throws InterruptedException {
    var answer = new CompletableFuture<T>();
    if (!owner.offer(() -> answer.complete(question.apply(log)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer.get(Limits.ORDER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException _) {
      return Optional.empty();
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
