package parley.core.line;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import parley.core.call.Bells;
import parley.core.durable.LineHistory;
import parley.core.durable.StorageTrouble;
import parley.core.frame.Frame;
import parley.core.line.Showing.Measured;
import parley.core.log.OwnLog;
import parley.core.log.PeerLog;
import parley.core.route.Cause;
import parley.core.route.Routes;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * One line of a station. All of its methods belong to the line's owner thread; nothing in it
 * blocks.
 *
 * <p>Whatever happens (an order, a frame, a completion of the durable step, the passing of time)
 * ends in the same {@link #step}: see what is due, hand one batch to the durable step, push what
 * the counterpart lacks, and tell the listener what looks different.
 */
public final class Line {
  /**
   * What a line starts from: its identity, its history, and what the house log holds about lines.
   */
  public record Start(LineIdentity identity, LineHistory history, List<Content> house) {
    public Start {
      house = List.copyOf(house);
    }
  }

  private final Books books;
  private final Routes routes;
  private final Outbox outbox = new Outbox();
  private final Entering entering;
  private final Syncing syncing;
  private final Attending attending;
  private final Unentered unentered;
  private final Attempts attempts;
  private final Orders orders;
  private final InCall inCall;
  private final Declaring declaring;
  private final Duties duties;
  private final RouteChecks checks;
  private final Showing showing;
  private final Reach reach;
  private OptionalLong skew = OptionalLong.empty();
  private boolean peerEntering = true;
  private boolean stepping;

  private Line(Start start, LinePorts ports) {
    this.books = new Books(start.identity(), start.history(), ports);
    this.routes =
        new Routes(start.identity().routes(), ports.net(), books.side == Side.A, books.wall());
    this.entering = new Entering(books, outbox, new EnteringReader());
    this.syncing =
        new Syncing(
            books,
            routes,
            entering,
            new Syncing.Start(start.history().condition(), new SyncingEvents()));
    this.attending = new Attending(books, entering, syncing);
    this.unentered = new Unentered(books, routes);
    this.attempts = new Attempts(books, entering, start.house(), this::step);
    var parts =
        new Orders.Parts(books, outbox, entering, syncing, attending, unentered, attempts, routes);
    this.orders = new Orders(parts);
    this.inCall = new InCall(books, entering, unentered);
    this.duties = new Duties(parts);
    this.checks = new RouteChecks(parts);
    this.declaring = new Declaring(books, entering, checks);
    this.showing = new Showing(new Showing.Parts(books, routes, attending, unentered, attempts));
    this.reach = new Reach(books, routes, syncing);
    start.history().outbox().forEach(outbox::add);
    books.countSerials();
  }

  /** Takes up a line as its history left it; it signs nothing before a hello of the counterpart. */
  public static Line start(Start start, LinePorts ports) {
    return new Line(start, ports);
  }

  // What time and the routes bring.

  /** How long the line may be left alone: until then nothing is due by time. */
  private static final long TICK_MILLIS = 100;

  /** Returns when {@link #tick} is due next, in monotonic milliseconds. */
  public long nextTickMillis() {
    return Math.min(books.mono() + TICK_MILLIS, entering.dueMillis());
  }

  /** Lets time pass; to be called by {@link #nextTickMillis} at the latest. */
  public void tick() {
    routes.tick(books.mono(), books.wall());
    duties.beat();
    duties.resignWhenDue();
    checks.tick();
    unentered.tick(attending.telling()::heard);
    step();
  }

  /** A connection stands, its key checked; the hello goes out. */
  public void connected(String route, long connection, boolean dialledByUs) {
    if (routes.connected(route, connection, dialledByUs, books.mono())) {
      books.ports.net().send(connection, syncing.hello(), true);
    }
    step();
  }

  public void dialFailed(String route, Cause cause) {
    routes.dialFailed(route, cause, books.mono());
    step();
  }

  public void closed(long connection, Cause cause) {
    routes.closed(connection, cause, books.mono());
    step();
  }

  /** Any byte came in: the route lives. */
  public void bytesArrived(long connection) {
    routes.bytesArrived(connection, books.mono());
  }

  /** A frame came in. */
  public void received(long connection, Frame frame) {
    routes.bytesArrived(connection, books.mono());
    if (frame instanceof Frame.Hello hello) {
      hello(connection, hello);
    } else if (routes.isLive(connection)) {
      afterHello(connection, frame);
    }
    step();
  }

  private void hello(long connection, Frame.Hello hello) {
    if (syncing.compare(connection, hello)) {
      routes.helloHeard(connection, books.mono());
      checks.hello(connection, hello);
    } else {
      books.ports.net().close(connection);
    }
  }

  private void afterHello(long connection, Frame frame) {
    switch (frame) {
      case Frame.Hello _ -> {}
      case Frame.Push push -> {
        if (books.normal()) {
          syncing.received(connection, push);
        }
      }
      case Frame.Cosigned cosigned -> {
        if (books.normal() && !syncing.received(cosigned)) {
          books.ports.net().close(connection);
        }
      }
      case Frame.Ask ask -> syncing.asked(ask);
      case Frame.Check check -> checks.received(connection, check);
      case Frame.Beat beat -> {
        syncing.announce(beat.announcedSize());
        peerEntering = beat.entering();
        var measured = routes.beatHeard(connection, beat, books.mono(), books.wall());
        skew = measured.isPresent() ? measured : skew;
      }
      case Frame.Signal signal -> unentered.received(signal, attending.telling()::heard);
    }
  }

  /** How many armed positions here would be heard at each stage from now on. */
  public void armed(Bells bells) {
    attending.telling().armed(bells);
    step();
  }

  /**
   * The voice of the line met a fault; it is entered, at most once a minute, if the journal goes
   * on.
   *
   * @param reason a word, such as {@code wrong-certificate}
   * @param seenHex the fingerprint seen, in hexadecimal; empty if none was
   */
  public void voiceFault(String route, String reason, String seenHex) {
    duties.voiceFault(route, reason, seenHex);
    step();
  }

  // What officers order: answered when it is durable, or at once if it is refused.

  public void send(SendOrder order, Consumer<Accepted> done) {
    orders.send(order, done);
    step();
  }

  public void withdrawMessage(String serial, Officer by, Consumer<Accepted> done) {
    orders.withdraw(serial, by, done);
    step();
  }

  public void acknowledge(
      String serial, Officer by, Optional<String> readBack, Consumer<Accepted> done) {
    orders.acknowledge(serial, by, readBack, done);
    step();
  }

  public void call(CallOrder order, Consumer<Accepted> done) {
    orders.call(order, done);
    step();
  }

  /** Answers in the first codec of the caller's that our end has. */
  public void answer(String serial, Officer by, Ends ours, Consumer<Accepted> done) {
    orders.answer(serial, by, ours, done);
    step();
  }

  /** Holds, resumes, passes, listens, leaves or reads back within an answered call. */
  public void inCall(String serial, InCallOrder order, Consumer<Accepted> done) {
    inCall.act(serial, order, done);
    step();
  }

  /** Ends an answered call whose people a call of higher precedence needs; never a FLASH. */
  public void preempt(String serial, Consumer<Accepted> done) {
    preempt(serial, false, done);
  }

  /** As above; for a STOP a FLASH gives way too, and only another STOP stays. */
  public void preempt(String serial, boolean forStop, Consumer<Accepted> done) {
    inCall.preempt(serial, forStop, done);
    step();
  }

  /** Declares the line open, suspended or closed; rings and messages go all the same. */
  public void declare(DeclareOrder order, Consumer<Accepted> done) {
    declaring.declare(order, done);
    step();
  }

  /** Tries every route now; what comes of it is entered as of any other check. */
  public void check(Consumer<Accepted> done) {
    declaring.check(done);
    step();
  }

  public void decline(String serial, Officer by, String reason, Consumer<Accepted> done) {
    orders.decline(serial, by, reason, done);
    step();
  }

  public void end(String serial, Officer by, Consumer<Accepted> done) {
    orders.end(serial, by, done);
    step();
  }

  // One step.

  private void step() {
    if (stepping) {
      return;
    }
    stepping = true;
    try {
      reach.measure();
      orders.release();
      duties.look(peerEntering);
      attending.look(reach.silence());
      // The other station and the bells here wait for no signature over what comes next.
      syncing.pump();
      announceThenEnter();
    } finally {
      stepping = false;
    }
  }

  /** A fault in what is shown keeps nothing from being entered. */
  private void announceThenEnter() {
    try {
      showing.announce(measured());
    } finally {
      entering.flush(syncing);
      syncing.pump();
    }
  }

  // What became durable.

  private final class EnteringReader implements Entering.Reader {
    @Override
    public void entered(Entering.Entered entered) {
      entered
          .fresh()
          .ifPresent(
              fresh -> fresh.entries().forEach(entry -> books.fold(books.side.other(), entry)));
      entered
          .cosigned()
          .ifPresent(
              receipt -> {
                books.delivered(books.side.other(), receipt);
                var frame = syncing.cosigned(receipt);
                routes
                    .live()
                    .forEach(connection -> books.ports.net().send(connection, frame, true));
              });
      if (entered.sealed().isEmpty()) {
        entered.signed().ifPresent(syncing::sendResigned);
      }
      step();
    }

    @Override
    public void stopped(StorageTrouble why) {
      attending.forgetUnderWay();
      syncing.dropIncoming();
      books.stand(new Standing.StorageFailed(books.wall(), why == StorageTrouble.FAILED));
      step();
    }

    @Override
    public void healed() {
      books.stand(new Standing.Normal(books.wall()));
      step();
    }
  }

  private final class SyncingEvents implements Syncing.Events {
    @Override
    public void receipted(CosignedCheckpoint receipt, long before) {
      books.delivered(books.side, receipt);
    }

    @Override
    public void compared() {
      books.stand(new Standing.Normal(books.wall()));
      if (books.own.size() > 0) {
        entering.resign();
      }
    }

    @Override
    public void stop(Standing standing, List<SignedCheckpoint> evidence) {
      var lasting = books.standing() instanceof Standing.Frozen;
      if (!lasting) {
        books.stand(standing);
      }
      if (!evidence.isEmpty()) {
        books.ports.listener().changed(new LineChange.Evidence(standing.why(), evidence));
      }
    }
  }

  // What is shown.

  private Measured measured() {
    return new Measured(reach.silence(), reach.sinceMillis(), peerEntering, skew, outbox.size());
  }

  /** Returns the line as it is now. */
  public LineView view() {
    return showing.line(measured());
  }

  /** Returns all messages, in the order in which this station came to know them. */
  public List<MessageView> messages() {
    return showing.messages();
  }

  /** Returns all calls, entered or not. */
  public List<CallView> calls() {
    return showing.calls(measured());
  }

  /** Returns what both logs prove of the line's use from a time on, Unix milliseconds. */
  public LineRecord record(long sinceMillis) {
    return Recording.of(books, sinceMillis);
  }

  /** Returns the side of the line that this station is. */
  public Side side() {
    return books.side;
  }

  /** Returns our own log; only to be read, and on the line's thread. */
  public OwnLog own() {
    return books.own;
  }

  /** Returns our copy of the counterpart's log; only to be read, and on the line's thread. */
  public PeerLog theirs() {
    return books.theirs;
  }
}
