package parley.sim;

import java.util.ArrayList;
import java.util.List;
import parley.sim.network.Network;
import parley.sim.station.Station;
import parley.sim.world.Dice;
import parley.sim.world.Fault;
import parley.sim.world.Plan;
import parley.sim.world.World;

/**
 * When which fault strikes. Everything is drawn for every fault, also for those that are switched
 * off, each from dice of its own; whatever is still wrong at the end of the fault phase is put
 * right there.
 */
final class Script {
  private static final int MOST_TIMES = 7;
  private static final List<Boolean> ENDS = List.of(false, true);

  private final World world;
  private final Plan plan;
  private final Network network;
  private final List<Station> stations;
  private final long end;
  private final List<Runnable> open = new ArrayList<>();

  Script(World world, Plan plan, Network network, List<Station> stations) {
    this.world = world;
    this.plan = plan;
    this.network = network;
    this.stations = List.copyOf(stations);
    this.end = Simulation.faultPhase(plan);
  }

  /** Something that goes wrong and is put right again. */
  private record Trouble(Runnable begins, Runnable ends) {}

  /** Draws the whole script. */
  void write() {
    for (var fault : Fault.values()) {
      var dice = world.dice("fault/" + fault);
      var times = dice.between(1, MOST_TIMES);
      for (var i = 0; i < times; i++) {
        var at = dice.between(2 * World.SECOND, end - World.SECOND);
        var lasts = lasts(fault, dice);
        var trouble = trouble(fault, dice);
        if (plan.has(fault)) {
          world.at(at, () -> begin(fault, trouble, lasts));
        }
      }
    }
    if (plan.has(Fault.KILL)) {
      stations.forEach(station -> station.killWhileWriting(true));
    }
  }

  private static long lasts(Fault fault, Dice dice) {
    var most =
        switch (fault) {
          case KILL, POWER_CUT -> 15;
          case FSYNC_ERROR -> 40;
          case ROUTE_CUT, BOTH_CUT, BLACK_HOLE, ONE_WAY -> 60;
          case CLOCK_DRIFT, CLOCK_JUMP, SLOW_ROUTE, LONG_DELAY -> 120;
          case RESET, TORN -> 1;
          case DISK_FULL, DATABASE_FULL, SLOW_DISK -> 60;
        };
    return dice.between(100, most * 1_000L) * World.MILLI;
  }

  private void begin(Fault fault, Trouble trouble, long lasts) {
    world.note("fault", fault + " begins");
    var over = new boolean[1];
    Runnable ends =
        () -> {
          if (!over[0]) {
            over[0] = true;
            world.note("fault", fault + " ends");
            trouble.ends().run();
          }
        };
    trouble.begins().run();
    open.add(ends);
    world.after(lasts, ends);
  }

  /** Puts everything right. */
  void heal() {
    world.note("world", "everything is healed");
    open.forEach(Runnable::run);
    open.clear();
    for (var station : stations) {
      station.killWhileWriting(false);
      station.clocks().setRight();
      if (station.storageHasFailed()) {
        station.kill(false);
      }
      station.start();
    }
  }

  private Trouble trouble(Fault fault, Dice dice) {
    var route = dice.pick(Simulation.ROUTES);
    var station = dice.pick(stations);
    return switch (fault) {
      case ROUTE_CUT -> cut(List.of(route), dice.coin());
      case BOTH_CUT -> cut(Simulation.ROUTES, dice.coin());
      case BLACK_HOLE -> hole(dice.coin() ? List.of(route) : Simulation.ROUTES, ENDS, dice.coin());
      case ONE_WAY -> hole(List.of(route), List.of(dice.coin()), dice.coin());
      case LONG_DELAY -> delay(route, dice.between(100, 1_200) * World.MILLI);
      case SLOW_ROUTE -> narrow(dice.coin() ? List.of(route) : Simulation.ROUTES, dice);
      case RESET -> new Trouble(() -> network.reset(route), () -> {});
      case KILL -> kill(dice.perMille(250) ? stations : List.of(station), false);
      case POWER_CUT -> kill(List.of(station), true);
      case TORN -> new Trouble(() -> {}, () -> {});
      case DISK_FULL ->
          new Trouble(() -> station.disk().full(true), () -> station.disk().full(false));
      case DATABASE_FULL ->
          new Trouble(() -> station.database().full(true), () -> station.database().full(false));
      case SLOW_DISK ->
          new Trouble(() -> station.disk().slow(true), () -> station.disk().slow(false));
      case FSYNC_ERROR -> failedSync(station, dice.perMille(300));
      case CLOCK_JUMP -> jump(station, dice);
      case CLOCK_DRIFT -> drift(station, dice.below(1_001) - 500);
    };
  }

  private Trouble cut(List<String> routes, boolean told) {
    return new Trouble(
        () -> routes.forEach(route -> network.cut(route, told)),
        () -> routes.forEach(network::mend));
  }

  private Trouble hole(List<String> routes, List<Boolean> fromSecond, boolean forgotten) {
    return new Trouble(
        () ->
            routes.forEach(
                route -> fromSecond.forEach(second -> network.swallow(route, second ? 1 : 0))),
        () ->
            routes.forEach(
                route ->
                    fromSecond.forEach(second -> network.close(route, second ? 1 : 0, forgotten))));
  }

  private Trouble delay(String route, long micros) {
    return new Trouble(() -> network.delay(route, micros), () -> network.delay(route, 0));
  }

  private Trouble narrow(List<String> routes, Dice dice) {
    var width = dice.between(1_200, 8_000);
    return new Trouble(
        () -> routes.forEach(route -> network.narrow(route, width)),
        () -> routes.forEach(route -> network.narrow(route, 0)));
  }

  private static Trouble kill(List<Station> some, boolean silently) {
    return new Trouble(
        () -> some.forEach(station -> station.kill(silently)), () -> some.forEach(Station::start));
  }

  /** An operator restarts a station whose storage failed; that is what the screen asks for. */
  private static Trouble failedSync(Station station, boolean inDatabase) {
    return new Trouble(
        () -> {
          if (inDatabase) {
            station.database().failNext();
          } else {
            station.disk().failNext();
          }
        },
        () -> {
          station.kill(false);
          station.start();
        });
  }

  private static Trouble jump(Station station, Dice dice) {
    var small = dice.coin();
    var millis = dice.between(small ? -5_000 : -3_600_000, small ? 5_000 : 3_600_000);
    var back = dice.coin();
    return new Trouble(
        () -> station.clocks().jump(millis),
        () -> {
          if (back) {
            station.clocks().jump(-millis);
          }
        });
  }

  private static Trouble drift(Station station, int partsPerMillion) {
    return new Trouble(
        () -> station.clocks().drift(partsPerMillion), () -> station.clocks().drift(0));
  }
}
