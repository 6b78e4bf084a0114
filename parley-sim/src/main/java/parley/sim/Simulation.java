package parley.sim;

import java.util.List;
import java.util.function.Consumer;
import parley.core.durable.LineHistory;
import parley.core.frame.Frame;
import parley.core.line.LineChange;
import parley.sim.network.Network;
import parley.sim.officers.Officers;
import parley.sim.promise.Promises;
import parley.sim.station.Observer;
import parley.sim.station.Station;
import parley.sim.world.Broken;
import parley.sim.world.Dice;
import parley.sim.world.Plan;
import parley.sim.world.Sometimes;
import parley.sim.world.Trace;
import parley.sim.world.World;

/** One run: a fault phase, healing, ten quiet minutes, and the question what came of it all. */
public final class Simulation {
  static final List<String> ROUTES = List.of("one", "two");
  private static final long QUIET = 10 * World.MINUTE;
  private static final long DESK_CLEARED = 4 * World.MINUTE;
  private static final int MOST_CROSSINGS = 4;

  private final Plan plan;
  private final Trace trace;
  private final Sometimes sometimes = new Sometimes();
  private final World world;
  private final Network network;
  private final Promises promises;
  private final Station alder;
  private final Station birch;
  private final Officers atAlder;
  private final Officers atBirch;
  private int kills;

  private Simulation(Plan plan, Trace trace) {
    this.plan = plan;
    this.trace = trace;
    this.world = new World(plan.seed(), trace, sometimes);
    this.network = new Network(world, ROUTES);
    this.promises = new Promises(world, network);
    var surroundings = new Station.Surroundings(world, network, plan, new Everybody());
    this.alder = new Station("alder", ROUTES, surroundings);
    this.birch = new Station("birch", ROUTES, surroundings);
    alder.pairWith(birch);
    birch.pairWith(alder);
    promises.of(List.of(alder, birch));
    this.atAlder = new Officers(world, plan, alder, promises);
    this.atBirch = new Officers(world, plan, birch, promises);
  }

  /** Returns how long the fault phase of a plan lasts, in microseconds. */
  static long faultPhase(Plan plan) {
    return Dice.of(plan.seed(), "length").between(5, 10) * World.MINUTE * plan.share() / 100
        + World.MINUTE;
  }

  /** Runs a plan to its end or to the first broken promise. */
  public static Outcome run(Plan plan) {
    return new Simulation(plan, new Trace()).run();
  }

  /** Runs a plan and hands every line of the trace to {@code reader} as it comes. */
  public static Outcome run(Plan plan, Consumer<String> reader) {
    return new Simulation(plan, new Trace(reader)).run();
  }

  private Outcome run() {
    try {
      faultsThenQuiet();
      return outcome(Outcome.KEPT);
    } catch (Broken broken) {
      return outcome(new Outcome.Breach(broken.promise(), String.valueOf(broken.getMessage())));
    }
  }

  private void faultsThenQuiet() {
    var end = faultPhase(plan);
    var script = new Script(world, plan, network, List.of(alder, birch));
    script.write();
    List.of(atAlder, atBirch).forEach(officers -> officers.planUntil(end + 2 * World.MINUTE));
    crossings(end);
    alder.start();
    birch.start();
    world.run(end);
    script.heal();
    world.run(end + DESK_CLEARED);
    atAlder.clearTheDesk();
    atBirch.clearTheDesk();
    world.run(betweenChecks(end + QUIET));
    promises.atTheEnd();
  }

  /** A check is entered at each full minute of the stations' clocks, 20 s after the world's. */
  private static long betweenChecks(long time) {
    return Math.ceilDiv(time, World.MINUTE) * World.MINUTE;
  }

  /** Both lift at nearly one moment. */
  private void crossings(long end) {
    var dice = world.dice("crossings");
    var count = dice.between(1, MOST_CROSSINGS);
    for (var i = 0; i < count; i++) {
      var at = dice.between(5 * World.SECOND, end);
      world.at(at, atAlder::call);
      world.at(at + dice.between(0, 30) * World.MILLI, atBirch::call);
    }
  }

  private Outcome outcome(Outcome.Breach breach) {
    return new Outcome(
        plan,
        breach,
        new Outcome.Counts(
            world.now(),
            world.happened(),
            promises.entries(),
            promises.messages(),
            promises.calls(),
            kills),
        sometimes,
        new Outcome.Told(trace.hash(), trace.last()));
  }

  /** Everything that happens is seen by the promises first, then by officers and counters. */
  private final class Everybody implements Observer {
    @Override
    public void starting(Station station, LineHistory history) {
      kills++;
      promises.starting(station, history);
    }

    @Override
    public void started(Station station) {
      promises.started(station);
    }

    @Override
    public void leaves(Station station, Frame frame) {
      promises.leaves(station, frame);
    }

    @Override
    public void comes(Station station, Frame frame) {
      promises.comes(station, frame);
    }

    @Override
    public void changed(Station station, LineChange change) {
      promises.changed(station, change);
      (station == alder ? atAlder : atBirch).changed(change);
    }
  }
}
