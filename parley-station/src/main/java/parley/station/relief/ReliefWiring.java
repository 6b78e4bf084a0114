package parley.station.relief;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import parley.core.Clock;
import parley.core.handover.OpenItem;
import parley.station.desk.Endpoint;
import parley.station.events.Event;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;
import parley.station.line.Lines;
import parley.station.roster.RosterBook;
import parley.station.roster.RosterEndpoints;
import parley.station.roster.RosterViews;
import parley.station.voice.PositionEnds;
import parley.station.watch.WatchFloor;

/** Puts together roster and handover, and tells the consoles of them. */
public final class ReliefWiring {
  /**
   * What they stand on.
   *
   * @param more what other parts of the station leave open
   * @param station the station's name
   */
  public record Parts(
      Lines lines,
      WatchFloor floor,
      Clock clock,
      HouseDoor door,
      HouseKeeper house,
      Supplier<List<OpenItem>> more,
      String station) {}

  private final Parts parts;
  private final RosterBook roster;
  private final ReliefDesk desk;

  public ReliefWiring(Parts parts, PositionEnds ends) {
    this.parts = parts;
    this.roster = new RosterBook(parts.house(), parts.door());
    this.desk =
        new ReliefDesk(
            new ReliefDesk.Parts(
                parts.lines(),
                parts.floor(),
                parts.clock(),
                parts.door(),
                parts.house(),
                parts.more(),
                ends::takenOver));
  }

  public ReliefDesk desk() {
    return desk;
  }

  /**
   * Returns the endpoints, and from now on tells consoles what changed.
   *
   * @param nameOf how somebody of a sign-in name is shown; empty when nobody has that name
   */
  public List<Endpoint> endpoints(UnaryOperator<String> nameOf, Consumer<Event> tell) {
    var views = new RosterViews(nameOf);
    var relief =
        new ReliefEndpoints(desk, () -> views.now(roster.roster(), parts.clock().wallMillis()));
    Runnable changed = () -> tell.accept(Event.of("watch", relief.watch()));
    roster.listen(changed);
    desk.listen(changed);
    List<Endpoint> rows = new ArrayList<>(relief.endpoints());
    var rosterParts = new RosterEndpoints.Parts(roster, parts.clock(), parts.station(), nameOf);
    rows.addAll(new RosterEndpoints(rosterParts).endpoints());
    return rows;
  }
}
