package parley.core.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import parley.core.Clock;
import parley.core.call.Act;
import parley.core.call.Conversation;
import parley.core.durable.Batch;
import parley.core.durable.Completion;
import parley.core.durable.LineHistory;
import parley.core.durable.MemoryEntryStore;
import parley.core.durable.StartCondition;
import parley.core.durable.StorageTrouble;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.core.route.Net;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.card.Card;
import parley.journal.card.LineId;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.Sealing;
import parley.journal.note.HybridKeyPair;
import parley.journal.note.SignatureCheck;

/**
 * Two whole lines on one thread, with a clock that tests move, routes that they cut and disks that
 * they fill.
 */
final class TwoStations {
  static final List<String> ROUTES = List.of("one", "two");
  private static final long START_WALL = 1_795_000_000_000L;
  private static final long DISK_MILLIS = 1;
  private static final long WIRE_MILLIS = 5;

  private record Event(long at, long order, Runnable deed) {}

  private record Connection(long id, String route) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  final Station alder = new Station("alder", 1);
  final Station birch = new Station("birch", 2);
  final Set<String> cut = new LinkedHashSet<>();
  private final Map<Long, Connection> connections = new HashMap<>();
  private long now;
  private long order;
  private long nextConnection = 1;

  /** How often time passes for the lines; longer for tests of hours and days. */
  long tickMillis = 10;

  TwoStations() {
    alder.start();
    birch.start();
  }

  /** Both lines open, both routes live. */
  static TwoStations open() {
    var world = new TwoStations();
    world.pass(Duration.ofSeconds(2));
    return world;
  }

  Station other(Station station) {
    return station == alder ? birch : alder;
  }

  private void after(long millis, Runnable deed) {
    events.add(new Event(now + millis, order++, deed));
  }

  /** Lets time pass. */
  void pass(Duration duration) {
    var until = now + duration.toMillis();
    while (!events.isEmpty() && events.element().at() <= until) {
      var event = events.remove();
      now = Math.max(now, event.at());
      event.deed().run();
    }
    now = until;
  }

  void cut(String route) {
    cut.add(route);
    for (var connection : List.copyOf(connections.values())) {
      if (connection.route().equals(route)) {
        close(connection.id(), Cause.TIMED_OUT, Cause.TIMED_OUT);
      }
    }
  }

  void heal(String route) {
    cut.remove(route);
  }

  private void close(long id, Cause atAlder, Cause atBirch) {
    if (connections.remove(id) != null) {
      after(0, () -> alder.line(line -> line.closed(id, atAlder)));
      after(0, () -> birch.line(line -> line.closed(id, atBirch)));
    }
  }

  /** One station of the two. */
  final class Station implements Net, Clock, LineListener {
    final String name;
    final long seed;
    final HybridKeyPair log;
    final HybridKeyPair cosigner;
    final Card card;
    final List<Frame> sent = new ArrayList<>();
    final List<Long> sentOn = new ArrayList<>();
    final List<LineChange> changes = new ArrayList<>();

    /** How many changes had been told when the disk was handed each batch. */
    final List<Integer> toldBeforeWrite = new ArrayList<>();

    final List<Content> house = new ArrayList<>();
    MemoryEntryStore store = new MemoryEntryStore();
    boolean up;
    boolean diskFull;
    boolean deaf;
    long wallOffset;
    Terms terms = Terms.DEFAULT;
    private int generation;
    private Optional<Line> line = Optional.empty();

    Station(String name, long seed) {
      this.name = name;
      this.seed = seed;
      this.log = key(seed * 10 + 1);
      this.cosigner = key(seed * 10 + 2);
      this.card =
          new Card(
              Bytes.of(new byte[] {(byte) seed, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
              true,
              new Card.About(name, name, "a seat", "an office"),
              new Card.Keys(
                  Bytes.utf8("tls" + seed),
                  Bytes.EMPTY,
                  log.publicKeys(),
                  cosigner.publicKeys(),
                  key(seed * 10 + 3).publicKeys()),
              List.of("localhost:1"));
    }

    private static HybridKeyPair key(long seed) {
      var seeds = new byte[HybridKeyPair.PRIVATE_SIZE];
      seeds[0] = (byte) seed;
      return HybridKeyPair.deterministic(Bytes.of(seeds));
    }

    void start() {
      up = true;
      generation++;
      var identity = new LineIdentity(other(this).name, card, other(this).card, ROUTES, terms);
      var ports =
          new LinePorts(
              this,
              this::random,
              this,
              this::write,
              new Signers(log, cosigner),
              SignatureCheck.REAL,
              this::house,
              this);
      line = Optional.of(Line.start(new Line.Start(identity, history(identity), house), ports));
      tick(generation);
    }

    private LineHistory history(LineIdentity identity) {
      var books = LineId.of(identity.ourFingerprint(), identity.theirFingerprint());
      var side =
          identity.ourFingerprint().compareTo(identity.theirFingerprint()) < 0 ? Side.A : Side.B;
      var stored = store.load(books.hex(), side);
      return new LineHistory(
          stored.own().entries(),
          stored.peers().entries(),
          stored.own().checkpoints(),
          stored.peers().checkpoints(),
          stored.outbox(),
          new StartCondition.AtMark(),
          stored.own().timeFloor(),
          stored.peers().timeFloor(),
          parley.core.durable.Standing.FRESH);
    }

    /** Ends the station as kill -9 would: what the disk has not, is gone. */
    void kill() {
      up = false;
      generation++;
      line = Optional.empty();
      for (var connection : List.copyOf(connections.values())) {
        TwoStations.this.close(connection.id(), Cause.RESET, Cause.RESET);
      }
    }

    Line line() {
      return line.orElseThrow();
    }

    void line(Consumer<Line> deed) {
      line.ifPresent(deed);
    }

    private void tick(int generation) {
      if (generation == this.generation) {
        line().tick();
        after(tickMillis, () -> tick(generation));
      }
    }

    private Bytes random(int count) {
      return Digest.sha256(Bytes.utf8(name + order++)).bytes().slice(0, count);
    }

    private void write(Batch batch, Completion completion) {
      var mine = generation;
      toldBeforeWrite.add(changes.size());
      after(
          DISK_MILLIS,
          () -> {
            if (mine != generation) {
              return;
            }
            if (diskFull) {
              completion.failed(StorageTrouble.DISK_FULL);
            } else {
              store.apply(List.of(batch));
              completion.durable();
            }
          });
    }

    private void house(Content content, Completion done) {
      after(
          DISK_MILLIS,
          () -> {
            if (diskFull) {
              done.failed(StorageTrouble.DISK_FULL);
            } else {
              house.add(content);
              done.durable();
            }
          });
    }

    @Override
    public void dial(String route) {
      if (cut.contains(route)) {
        after(500, () -> line(l -> l.dialFailed(route, Cause.TIMED_OUT)));
      } else if (!other(this).up) {
        after(WIRE_MILLIS, () -> line(l -> l.dialFailed(route, Cause.REFUSED)));
      } else {
        var id = nextConnection++;
        connections.put(id, new Connection(id, route));
        after(WIRE_MILLIS, () -> line(l -> l.connected(route, id, true)));
        after(WIRE_MILLIS, () -> other(this).line(l -> l.connected(route, id, false)));
      }
    }

    @Override
    public void send(long connection, Frame frame, boolean urgent) {
      sent.add(frame);
      sentOn.add(connection);
      if (connections.containsKey(connection) && !deaf) {
        after(
            WIRE_MILLIS,
            () -> {
              if (connections.containsKey(connection)) {
                other(this).line(l -> l.received(connection, frame));
              }
            });
      }
    }

    @Override
    public void close(long connection) {
      var ours = this == alder;
      TwoStations.this.close(
          connection,
          ours ? Cause.CLOSED_BY_US : Cause.CLOSED_BY_THEM,
          ours ? Cause.CLOSED_BY_THEM : Cause.CLOSED_BY_US);
    }

    @Override
    public long wallMillis() {
      return START_WALL + now + wallOffset;
    }

    @Override
    public long monoMillis() {
      return now;
    }

    @Override
    public void changed(LineChange change) {
      changes.add(change);
    }

    // What officers do, in one word each.

    Officer officer() {
      return new Officer("officer-of-" + name, "officer", "Cpt " + name.toUpperCase(Locale.ROOT));
    }

    /** Sends a text and returns its serial, or the refusal's name. */
    String send(Precedence precedence, String text) {
      return ask(
          done ->
              line()
                  .send(
                      new SendOrder(officer(), precedence, text, "en", Optional.empty(), false),
                      done));
    }

    String call(Precedence precedence) {
      return ask(
          done ->
              line().call(new CallOrder(officer(), precedence, Optional.empty(), Ends.NONE), done));
    }

    String call(Precedence precedence, Ends ours) {
      return ask(
          done -> line().call(new CallOrder(officer(), precedence, Optional.empty(), ours), done));
    }

    String answer(String serial, Ends ours) {
      return ask(done -> line().answer(serial, officer(), ours, done));
    }

    String inCall(String serial, String position, Act act) {
      return ask(done -> line().inCall(serial, new InCallOrder(officer(), position, act), done));
    }

    Conversation talkOf(String serial) {
      return callOf(serial).conversation().orElseThrow();
    }

    /** Returns what the entries of a kind in our own log say, in order. */
    List<Content> entered(String kind) {
      return line().own().entries().stream()
          .map(entry -> ((Opened.Readable) Sealing.open(entry)).content())
          .filter(content -> content.kind().equals(kind))
          .toList();
    }

    String ask(Consumer<Consumer<Accepted>> order) {
      var answers = new ArrayList<Accepted>();
      order.accept(answers::add);
      pass(Duration.ofMillis(60));
      return switch (answers.isEmpty() ? new Accepted.Durable("no answer") : answers.getFirst()) {
        case Accepted.Durable(var serial) -> serial;
        case Accepted.Refused(var why, _) -> why.name();
      };
    }

    CallView callOf(String serial) {
      return line().calls().stream()
          .filter(c -> c.serial().equals(serial))
          .findFirst()
          .orElseThrow();
    }

    MessageView messageOf(String serial) {
      return line().messages().stream()
          .filter(m -> m.serial().equals(serial))
          .findFirst()
          .orElseThrow();
    }
  }
}
