package parley.sim.station;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.core.call.Bells;
import parley.core.call.Conversation;
import parley.core.durable.LogId;
import parley.core.durable.RecordCodec;
import parley.core.frame.Frame;
import parley.core.line.CallView;
import parley.core.line.Line;
import parley.core.line.LineChange;
import parley.core.line.LineIdentity;
import parley.core.line.Standing;
import parley.core.route.Cause;
import parley.core.route.Net;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.card.LineId;
import parley.sim.network.Attached;
import parley.sim.network.Network;
import parley.sim.world.Dice;
import parley.sim.world.Mark;
import parley.sim.world.Plan;
import parley.sim.world.Planted;
import parley.sim.world.World;

/** One of the two stations: what survives a kill, and the {@link Running} program if it is up. */
public final class Station implements Attached, Net {
  /** What all stations of one simulation share. */
  public record Surroundings(World world, Network network, Plan plan, Observer observer) {}

  private record Pairing(LineIdentity identity, Side side, LogId a, LogId b) {}

  private final String name;
  private final Surroundings surroundings;
  private final List<String> routes;
  private final KeySet keys;
  private final Clocks clocks;
  private final SimulatedDisk disk;
  private final SimulatedDatabase database;
  private final RecordCodec codec = new RecordCodec(new BoundAtRest());
  private final Kept kept = new Kept(codec);
  private final Dice chance;
  private final Dice midStep;
  private final int end;
  private Optional<Running> running = Optional.empty();
  private Optional<Pairing> pairing = Optional.empty();
  private Power power = Power.PROCESS_DOWN;
  private int incarnation;
  private boolean killsWhileWriting;
  private boolean triesAgain;
  private Bells armed = Bells.NONE;
  private long armedSince;
  private long upSince = Long.MAX_VALUE;

  /** Makes a station that has never run. */
  public Station(String name, List<String> routes, Surroundings surroundings) {
    var world = surroundings.world();
    this.name = name;
    this.routes = List.copyOf(routes);
    this.surroundings = surroundings;
    this.keys = KeySet.of(name, surroundings.plan().realSignatures());
    this.clocks = new Clocks(world);
    this.disk = new SimulatedDisk(world, surroundings.plan(), name, new DiskReader());
    this.database = new SimulatedDatabase(world, surroundings.plan(), name);
    this.chance = world.dice("chance/" + name);
    this.midStep = world.dice("killed while writing/" + name);
    this.end = surroundings.network().attach(this);
  }

  /** Pairs the station with its counterpart. */
  public void pairWith(Station other) {
    var identity =
        new LineIdentity(other.name, keys.card(), other.keys.card(), routes, Agreed.TERMS);
    var ours = identity.ourFingerprint();
    var theirs = identity.theirFingerprint();
    var line = LineId.of(ours, theirs).hex();
    pairing =
        Optional.of(
            new Pairing(
                identity,
                ours.compareTo(theirs) < 0 ? Side.A : Side.B,
                new LogId(line, Side.A, 1),
                new LogId(line, Side.B, 1)));
  }

  // What it is.

  public String name() {
    return name;
  }

  public KeySet keys() {
    return keys;
  }

  public Clocks clocks() {
    return clocks;
  }

  public SimulatedDisk disk() {
    return disk;
  }

  public SimulatedDatabase database() {
    return database;
  }

  /** Returns what really lies on its platter. */
  public Kept kept() {
    return kept;
  }

  public LineIdentity identity() {
    return pairing.orElseThrow().identity();
  }

  String lineId() {
    return pairing.orElseThrow().a().line();
  }

  public Side side() {
    return pairing.orElseThrow().side();
  }

  /** Returns the name of a side's log of the line. */
  public LogId log(Side side) {
    var known = pairing.orElseThrow();
    return side == Side.A ? known.a() : known.b();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  World world() {
    return surroundings.world();
  }

  RecordCodec codec() {
    return codec;
  }

  // Life and death.

  /** Starts the program; it may fail for want of room and is then tried again. */
  public void start() {
    if (running.isPresent()) {
      return;
    }
    incarnation++;
    clocks.restarted(chance.between(1_000, 1_000_000));
    var program = Running.start(this);
    if (program.isEmpty()) {
      world().sometimes(Mark.A_STATION_COULD_NOT_START_FOR_WANT_OF_ROOM);
      world().note(name, "cannot start: no room");
      power = Power.PROCESS_DOWN;
      startAgain();
      return;
    }
    running = program;
    power = Power.UP;
    upSince = world().now();
    world().note(name, "is up");
    line(line -> line.armed(armed));
    surroundings.observer().started(this);
  }

  private void startAgain() {
    if (!triesAgain) {
      triesAgain = true;
      world()
          .after(
              World.SECOND,
              () -> {
                triesAgain = false;
                start();
              });
    }
  }

  /** Ends the program as kill -9 does, or as a power cut does, which tells nobody. */
  public void kill(boolean silently) {
    if (running.isEmpty()) {
      return;
    }
    world().note(name, silently ? "loses its power" : "is killed");
    running.get().end();
    running = Optional.empty();
    incarnation++;
    upSince = Long.MAX_VALUE;
    power = silently ? Power.MACHINE_DOWN : Power.PROCESS_DOWN;
    disk.cut();
    database.cut();
    surroundings.network().gone(end, silently);
  }

  /** Whether the line says that its storage failed and only a restart helps. */
  public boolean storageHasFailed() {
    return isUp()
        && line().view().standing() instanceof Standing.StorageFailed failed
        && failed.lasting();
  }

  public boolean isUp() {
    return running.isPresent();
  }

  /** Returns since when the program has run; the far future while it does not. */
  public long upSince() {
    return upSince;
  }

  /** Hands something to the line on its own thread, if the program runs. */
  public void line(Consumer<Line> deed) {
    running.ifPresent(program -> program.line(deed));
  }

  /** Returns the line; only while the program runs. */
  public Line line() {
    return running.orElseThrow().line();
  }

  /** Arms positions, now and after every restart. */
  public void arm(Bells bells) {
    if (!armed.any() && bells.any()) {
      armedSince = world().now();
    }
    armed = bells;
    world().note(name, "is armed: " + bells);
    line(line -> line.armed(bells));
  }

  /** Returns since when at least one position has been armed; the far future if none is. */
  public long armedSince() {
    return armed.any() ? armedSince : Long.MAX_VALUE;
  }

  /** Returns the calls as its screens show them; only while the program runs. */
  public List<CallView> calls() {
    var calls = line().calls();
    return surroundings.plan().has(Planted.A_SCREEN_MISSES_HOLDS)
        ? calls.stream().map(Station::withoutOurHold).toList()
        : calls;
  }

  private static CallView withoutOurHold(CallView call) {
    var talk = call.conversation().filter(_ -> !call.outbound()).map(Station::withoutOurHold);
    return new CallView(
        call.serial(),
        call.outbound(),
        call.officer(),
        call.precedence(),
        call.state(),
        call.silence(),
        call.window(),
        call.windowEndsMillis(),
        call.bell(),
        call.notEntered(),
        call.atMillis(),
        call.place(),
        call.ladder(),
        call.possible(),
        call.caller(),
        call.stage(),
        talk.or(call::conversation),
        call.purpose());
  }

  private static Conversation withoutOurHold(Conversation talk) {
    return new Conversation(
        talk.codec(),
        talk.caller(),
        talk.called(),
        false,
        talk.heldByThem(),
        talk.listeners(),
        talk.readBacks());
  }

  Bytes random(int count) {
    var drawn = chance.bytes(count);
    var repeats = surroundings.plan().has(Planted.CHANCE_REPEATS);
    return repeats ? Bytes.zeros(count) : drawn;
  }

  // The network, as the line asks for it.

  @Override
  public void dial(String route) {
    surroundings.network().dial(end, route);
  }

  @Override
  public void send(long connection, Frame frame, boolean urgent) {
    surroundings.observer().leaves(this, frame);
    surroundings.network().send(end, connection, new Network.Outgoing(frame, urgent));
  }

  @Override
  public void close(long connection) {
    world().note(name, "closes " + connection);
    surroundings.network().close(end, connection);
  }

  // The network, as it tells.

  @Override
  public Power power() {
    return power;
  }

  @Override
  public int incarnation() {
    return incarnation;
  }

  @Override
  public void connected(String route, long connection, boolean dialledByUs) {
    world().note(name, "connected " + connection + " on " + route);
    line(line -> line.connected(route, connection, dialledByUs));
  }

  @Override
  public void dialFailed(String route, Cause cause) {
    world().note(name, "dial " + route + " " + cause);
    line(line -> line.dialFailed(route, cause));
  }

  @Override
  public void closed(long connection, Cause cause) {
    world().note(name, "closed " + connection + " " + cause);
    line(line -> line.closed(connection, cause));
  }

  @Override
  public void bytes(long connection) {
    line(line -> line.bytesArrived(connection));
  }

  @Override
  public void received(long connection, Frame frame) {
    if (isUp()) {
      surroundings.observer().comes(this, frame);
    }
    line(line -> line.received(connection, frame));
  }

  void changed(LineChange change) {
    surroundings.observer().changed(this, change);
  }

  /** Kills now and then while a write is under way, at any moment of it. */
  private void perhapsKill(long takes) {
    var hit = midStep.perMille(4);
    var when = midStep.between(0, takes);
    var down = midStep.between(200, 8_000) * World.MILLI;
    if (hit && killsWhileWriting) {
      var mine = incarnation;
      world()
          .after(
              when,
              () -> {
                if (mine == incarnation) {
                  kill(false);
                  world().after(down, this::start);
                }
              });
    }
  }

  /** Lets kills fall into durable steps, or stops that. */
  public void killWhileWriting(boolean on) {
    killsWhileWriting = on;
  }

  private final class DiskReader implements SimulatedDisk.Reader {
    @Override
    public void begins(long takes) {
      perhapsKill(takes);
    }

    @Override
    public void told() {
      running.ifPresent(Running::wakeWriter);
    }

    @Override
    public void landed(Bytes record) {
      kept.landed(record);
    }
  }
}
