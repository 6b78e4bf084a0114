package parley.station.line;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Chance;
import parley.core.Clock;
import parley.core.call.Bells;
import parley.core.durable.LineHistory;
import parley.core.durable.Writer;
import parley.core.frame.Frame;
import parley.core.line.Accepted;
import parley.core.line.Line;
import parley.core.line.LineChange;
import parley.core.line.LineIdentity;
import parley.core.line.LinePorts;
import parley.core.line.LineView;
import parley.core.line.Signers;
import parley.core.route.Cause;
import parley.core.route.Net;
import parley.journal.Side;
import parley.journal.card.LineId;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SignedCheckpoint;
import parley.routes.LineEar;
import parley.station.configuration.Limits;

/** Runs one line on its own thread, and keeps what the screens show of it. */
public final class LineKeeper implements LineEar, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineKeeper.class);

  /** What every line of a station shares. */
  public record Shared(Clock clock, Chance chance, Writer writer, HouseKeeper house, Ear ear) {}

  /** What is this line's own. */
  public record Own(LineIdentity identity, LineHistory history, Signers signers) {}

  /** Hears what looks different, on the line's thread; must not wait. */
  public interface Ear {
    void lineChanged(LineKeeper line);

    void itemChanged(LineKeeper line, TrafficBook.Item item);

    /** Somebody lied, or lost control of a log: to be kept outside the journal. */
    void evidence(LineKeeper line, Contradiction seen);
  }

  private final OwnerThread owner;
  private final Clock clock;
  private final Ear ear;
  private final LineIdentity identity;
  private final LineId id;
  private final TrafficBook traffic = new TrafficBook();
  private final Line line;
  private volatile LineView view;
  private volatile long heardAtMillis;

  private LineKeeper(Own own, Shared shared, Function<LineEar, Net> routes) {
    this.clock = shared.clock();
    this.ear = shared.ear();
    this.identity = own.identity();
    this.id = LineId.of(identity.ourFingerprint(), identity.theirFingerprint());
    this.owner = new OwnerThread("line-" + identity.name(), this::waitMillis, this::tickWhenDue);
    var ports =
        new LinePorts(
            shared.clock(),
            shared.chance(),
            routes.apply(this),
            (batch, done) -> shared.writer().submit(batch, owner.posted(done)),
            own.signers(),
            SignatureCheck.REAL,
            shared.house().from(owner),
            this::changed);
    var start = new Line.Start(identity, own.history(), shared.house().atStart());
    this.line = Line.start(start, ports);
    this.view = line.view();
    line.calls().stream().map(TrafficBook.Item.Call::new).forEach(traffic::put);
    line.messages().stream().map(TrafficBook.Item.Message::new).forEach(traffic::put);
  }

  /** Takes the line up: from now on it dials, answers and rings. */
  public static LineKeeper open(Own own, Shared shared, Function<LineEar, Net> routes) {
    var keeper = new LineKeeper(own, shared, routes);
    keeper.owner.start();
    return keeper;
  }

  // The owner's thread.

  private long dueMillis;

  private long waitMillis() {
    return dueMillis - clock.monoMillis();
  }

  private void tickWhenDue() {
    if (clock.monoMillis() >= dueMillis) {
      line.tick();
    }
    dueMillis = line.nextTickMillis();
  }

  private void changed(LineChange change) {
    switch (change) {
      case LineChange.LineChanged(var now) -> {
        view = now;
        ear.lineChanged(this);
      }
      case LineChange.CallChanged(var call) -> show(new TrafficBook.Item.Call(call));
      case LineChange.MessageChanged(var message) -> show(new TrafficBook.Item.Message(message));
      case LineChange.Evidence(var what, var checkpoints) ->
          ear.evidence(this, new Contradiction(what, checkpoints, leavesBehind(checkpoints)));
    }
  }

  private MerkleTree leavesBehind(List<SignedCheckpoint> checkpoints) {
    var ours = line.own().newestSigned().map(SignedCheckpoint::origin);
    boolean aboutOurs =
        checkpoints.stream().anyMatch(one -> ours.equals(Optional.of(one.origin())));
    return aboutOurs ? line.own().tree() : line.theirs().tree();
  }

  private void show(TrafficBook.Item item) {
    traffic.put(item);
    ear.itemChanged(this, item);
  }

  // What the routes bring. A full queue slows the route that fills it.

  @Override
  public void connected(String route, long connection, boolean dialledByUs) {
    hand(line -> line.connected(route, connection, dialledByUs));
  }

  @Override
  public void dialFailed(String route, Cause cause) {
    hand(line -> line.dialFailed(route, cause));
  }

  @Override
  public void closed(long connection, Cause cause) {
    hand(line -> line.closed(connection, cause));
  }

  @Override
  public void bytesArrived(long connection) {
    hand(line -> line.bytesArrived(connection));
  }

  @Override
  public void received(long connection, Frame frame) {
    heardAtMillis = clock.wallMillis();
    hand(line -> line.received(connection, frame));
  }

  private void hand(Consumer<Line> deed) {
    try {
      owner.hand(() -> deed.accept(line));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says how many bells would be heard at each stage of a call now. */
  public void armed(Bells bells) {
    if (!owner.offer(() -> line.armed(bells))) {
      LOG.warn("line {} is too busy to hear who is armed", name());
    }
  }

  /** Enters that somebody showed another voice certificate than the card's. */
  public void voiceFault(String reason, String seenHex) {
    if (!owner.offer(() -> line.voiceFault("", reason, seenHex))) {
      LOG.warn("line {} is too busy to enter a voice fault", name());
    }
  }

  // What officers order, and what the desk asks.

  /**
   * Gives an order and waits until it is durable or refused.
   *
   * @return empty when the line's thread did not answer within {@link Limits#ORDER}: then it is not
   *     known whether the order was carried out
   */
  public Optional<Accepted> order(BiConsumer<Line, Consumer<Accepted>> order)
      throws InterruptedException {
    return await(begin(order));
  }

  /**
   * Gives an order without waiting.
   *
   * @return what becomes of it, however late; cancelled when the line's thread did not take it
   */
  public CompletableFuture<Accepted> begin(BiConsumer<Line, Consumer<Accepted>> order) {
    var answer = new CompletableFuture<Accepted>();
    if (!owner.offer(() -> order.accept(line, answer::complete))) {
      boolean _ = answer.cancel(false);
    }
    return answer;
  }

  /** Waits for what was begun; empty when the line's thread did not answer in time. */
  public static Optional<Accepted> answered(CompletableFuture<Accepted> begun)
      throws InterruptedException {
    return await(begun);
  }

  /** Reads something on the line's thread; empty when the thread did not answer in time. */
  public <T> Optional<T> ask(Function<Line, T> question) throws InterruptedException {
    var answer = new CompletableFuture<T>();
    return owner.offer(() -> answer.complete(question.apply(line)))
        ? await(answer)
        : Optional.empty();
  }

  private static <T> Optional<T> await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return Optional.of(answer.get(Limits.ORDER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException | CancellationException _) {
      return Optional.empty();
    }
  }

  // What is shown.

  /** The counterpart's station name, by which officers and commands name the line. */
  public String name() {
    return identity.name();
  }

  public LineIdentity identity() {
    return identity;
  }

  /** Which of the two ends this station is. */
  public Side side() {
    return identity.ourFingerprint().compareTo(identity.theirFingerprint()) < 0 ? Side.A : Side.B;
  }

  /** The line's id, the same at both stations. */
  public LineId id() {
    return id;
  }

  public LineView view() {
    return view;
  }

  public TrafficBook traffic() {
    return traffic;
  }

  /**
   * When the newest frame came from them, Unix milliseconds of our clock; 0 if none since start.
   */
  public long heardAtMillis() {
    return heardAtMillis;
  }

  /** How long ago the line's thread last came round, in milliseconds. */
  public long stalledMillis() {
    return owner.stalledMillis();
  }

  /** How many faults of ours the line's thread survived. */
  public long faults() {
    return owner.faults();
  }

  @Override
  public void close() {
    owner.close();
  }
}
