package parley.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import parley.core.call.Bells;
import parley.core.durable.LineHistory;
import parley.core.frame.Frame;
import parley.core.line.Accepted;
import parley.core.line.CallOrder;
import parley.core.line.Ends;
import parley.core.line.LineChange;
import parley.core.line.Officer;
import parley.core.line.Precedence;
import parley.core.line.SendOrder;
import parley.sim.network.Network;
import parley.sim.station.Observer;
import parley.sim.station.Station;
import parley.sim.world.Plan;
import parley.sim.world.Planted;
import parley.sim.world.Sometimes;
import parley.sim.world.Trace;
import parley.sim.world.World;

/** Two stations for a scenario: a test decides what happens, and no promise is checked. */
final class TwoInOneWorld {
  record Left(Station station, Frame frame) {}

  final World world;
  final Network network;
  final Station alder;
  final Station birch;
  final List<Left> left = new ArrayList<>();
  private final Plan plan = new Plan(1, Set.of(), 100, Planted.NONE);

  TwoInOneWorld() {
    world = new World(plan.seed(), new Trace(), new Sometimes());
    network = new Network(world, Simulation.ROUTES);
    var surroundings = new Station.Surroundings(world, network, plan, new Recorder());
    alder = new Station("alder", Simulation.ROUTES, surroundings);
    birch = new Station("birch", Simulation.ROUTES, surroundings);
    alder.pairWith(birch);
    birch.pairWith(alder);
    alder.arm(Bells.all(1));
    birch.arm(Bells.all(1));
    alder.start();
    birch.start();
    passSeconds(3);
  }

  void passSeconds(long seconds) {
    passMillis(1_000 * seconds);
  }

  void passMillis(long millis) {
    world.run(world.now() + millis * World.MILLI);
  }

  private static Officer officer(Station station) {
    return new Officer("officer", "officer", "Cpt " + station.name().toUpperCase(Locale.ROOT));
  }

  void send(Station from, Precedence precedence, String text) {
    var order = new SendOrder(officer(from), precedence, text, "en", Optional.empty(), false);
    from.line(line -> line.send(order, _ -> {}));
  }

  /** Lifts, waits, and says whether a bell rings for it at {@code called}, marked NOT ENTERED. */
  boolean ringsNotEntered(Station caller, Station called) {
    var answers = new ArrayList<Accepted>();
    var order = new CallOrder(officer(caller), Precedence.FLASH, Optional.empty(), Ends.NONE);
    caller.line(line -> line.call(order, answers::add));
    passSeconds(4);
    return answers.size() == 1
        && answers.getFirst() instanceof Accepted.Durable(var serial)
        && called.line().calls().stream()
            .anyMatch(call -> call.serial().equals(serial) && call.bell() && call.notEntered());
  }

  boolean shows(Station station, String text) {
    return station.isUp()
        && station.line().messages().stream().anyMatch(message -> message.text().equals(text));
  }

  private final class Recorder implements Observer {
    @Override
    public void starting(Station station, LineHistory history) {}

    @Override
    public void started(Station station) {}

    @Override
    public void leaves(Station station, Frame frame) {
      left.add(new Left(station, frame));
    }

    @Override
    public void comes(Station station, Frame frame) {}

    @Override
    public void changed(Station station, LineChange change) {}
  }
}
