package parley.station.draft;

import java.util.List;
import java.util.function.Consumer;
import parley.station.desk.Endpoint;
import parley.station.events.Event;
import parley.station.house.Readings;
import parley.station.line.Lines;
import parley.station.traffic.ItemViews;
import parley.station.traffic.Sending;

/** Puts together what the desk offers about drafts, and tells the consoles of them. */
public final class DraftWiring {
  private final DraftDesk desk;
  private final DraftEndpoints endpoints;

  public DraftWiring(DraftDesk desk, Lines lines, ItemViews items, Readings readings) {
    this.desk = desk;
    this.endpoints =
        new DraftEndpoints(
            new DraftEndpoints.Parts(desk, lines, new Sending(lines, items), readings));
  }

  /** Returns the endpoints, and from now on tells consoles what changed. */
  public List<Endpoint> endpoints(Consumer<Event> tell) {
    desk.listen(
        one ->
            desk.line(one.draft())
                .ifPresent(line -> tell.accept(DraftViews.event(one, line.name()))));
    return endpoints.endpoints();
  }
}
