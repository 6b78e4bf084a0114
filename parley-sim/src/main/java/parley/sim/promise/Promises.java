package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.List;
import parley.core.durable.LineHistory;
import parley.core.frame.Frame;
import parley.core.line.LineChange;
import parley.core.log.Kinds;
import parley.journal.entry.Opened;
import parley.journal.entry.Sealing;
import parley.sim.network.Network;
import parley.sim.station.Observer;
import parley.sim.station.Station;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** All promises of one simulation, in one place. The first that breaks ends the run. */
public final class Promises implements Observer {
  /** V13: more events than this ahead means that something is made faster than it is used. */
  private static final int MOST_AHEAD = 100_000;

  private final World world;
  private final FramePromises frames = new FramePromises();
  private final ShownPromises shown = new ShownPromises(this::other);
  private final BookPromises books = new BookPromises(this::other);
  private final OrderPromises orders = new OrderPromises();
  private final BellPromises bells;
  private final CallPromises calls;
  private final Noticing noticing;
  private List<Station> stations = List.of();

  /** Makes the promises of a world whose stations are not there yet. */
  public Promises(World world, Network network) {
    this.world = world;
    this.bells = new BellPromises(world, network, this::other);
    this.calls = new CallPromises(world, this::other);
    this.noticing = new Noticing(world);
  }

  /** Names the two stations, before either starts. */
  public void of(List<Station> both) {
    stations = List.copyOf(both);
  }

  private Station other(Station station) {
    return station == stations.getFirst() ? stations.getLast() : stations.getFirst();
  }

  /** Returns what officers' orders are checked by. */
  public OrderPromises orders() {
    return orders;
  }

  /** Returns what lifts are checked by. */
  public BellPromises bells() {
    return bells;
  }

  @Override
  public void starting(Station station, LineHistory history) {
    books.found(station, history);
  }

  @Override
  public void started(Station station) {
    books.whole(station);
    orders.kept(station);
  }

  @Override
  public void leaves(Station station, Frame frame) {
    noticing.leaves(station, frame);
    frames.leaves(station, frame);
    unless(world.ahead() < MOST_AHEAD, "V13", "events pile up");
  }

  @Override
  public void comes(Station station, Frame frame) {
    noticing.comes(station, frame);
  }

  @Override
  public void changed(Station station, LineChange change) {
    noticing.changed(station, change);
    if (station.isUp()) {
      shown.changed(station, change);
    }
    if (change instanceof LineChange.CallChanged(var call)) {
      bells.shown(station, call);
      calls.changed(station, call);
    }
  }

  /** Checks everything that must have come true after healing. */
  public void atTheEnd() {
    for (var station : stations) {
      unless(station.isUp(), "V5", station.name() + " is not up");
      books.whole(station);
      orders.kept(station);
      EndPromises.healed(station, other(station));
    }
    for (var station : stations) {
      frames.consistent(station);
      EndPromises.shownAlike(station, other(station));
      EndPromises.callsEndAlike(station, other(station));
      calls.audited(station);
      calls.alike(station);
      EndPromises.serialsComplete(station, other(station));
      recordsAlike(station);
      orders.urgentFirst(station);
      lists(station);
    }
    books.printsTheSame(stations.getFirst(), stations.getLast());
    books.secrets(stations);
  }

  /** V21: what both logs prove of the line's use is the same at both stations, to the byte. */
  private void recordsAlike(Station station) {
    unless(
        station.line().record(0).text().equals(other(station).line().record(0).text()),
        "V21",
        station.name() + " makes another record of the same two logs");
  }

  private void lists(Station station) {
    for (var entry : station.line().own().entries()) {
      if (Sealing.open(entry) instanceof Opened.Readable(var content)) {
        if (content.kind().equals(Kinds.ATTEMPTS)) {
          world.sometimes(Mark.ATTEMPTS_WERE_LISTED);
        } else if (content.kind().equals(Kinds.UNENTERED)) {
          world.sometimes(Mark.UNENTERED_CALLS_WERE_LISTED);
        }
      }
    }
  }

  /** Returns how many messages were accepted, on both sides. */
  public long messages() {
    return orders.accepted();
  }

  /** Returns how many calls were accepted, on both sides. */
  public long calls() {
    return orders.calls();
  }

  /** Returns how many entries both logs hold in the end. */
  public long entries() {
    return stations.stream()
        .mapToLong(station -> station.kept().size(station.log(station.side())))
        .sum();
  }
}
