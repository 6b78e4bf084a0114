package parley.station.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.core.Clock;
import parley.core.draft.DraftState;
import parley.core.handover.OpenItem;
import parley.station.desk.Endpoint;
import parley.station.events.Event;
import parley.station.house.HouseDoor;
import parley.station.house.Readings;
import parley.station.line.HouseKeeper;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.traffic.ItemViews;
import parley.station.traffic.Onward;
import parley.station.traffic.OnwardEndpoints;
import parley.station.traffic.Sending;
import parley.station.traffic.Texts;

/**
 * Puts together what this station does with messages beside sending them: drafts before, passing on
 * after.
 */
public final class MessageWiring {
  private final Lines lines;
  private final DraftDesk desk;
  private final Onward onward;

  public MessageWiring(Lines lines, HouseKeeper house, HouseDoor door, Clock clock) {
    this.lines = lines;
    this.desk = new DraftDesk(new DraftDesk.Parts(lines, house, door, clock));
    this.onward = new Onward(lines, house, door);
  }

  /** What a watch leaves open of both. */
  public List<OpenItem> openItems() {
    return Stream.concat(desk.openItems().stream(), onward.openItems().stream()).toList();
  }

  /** What writes calls and messages. */
  public ItemViews items(ItemViews.Extras ofCalls, Texts texts) {
    return new ItemViews(ofCalls, texts, desk::before, onward);
  }

  /** Returns the endpoints, and from now on tells consoles what changed. */
  public List<Endpoint> endpoints(ItemViews items, Readings readings, Consumer<Event> tell) {
    desk.listen(
        one ->
            desk.line(one.draft())
                .ifPresent(
                    line -> {
                      tell.accept(DraftViews.event(one, line.name()));
                      message(items, line, one.state()).ifPresent(tell);
                    }));
    var sending = new Sending(lines, items);
    List<Endpoint> rows = new ArrayList<>();
    rows.addAll(
        new DraftEndpoints(new DraftEndpoints.Parts(desk, lines, sending, readings)).endpoints());
    rows.addAll(new OnwardEndpoints(onward, lines, items).endpoints(tell));
    return rows;
  }

  /** A message is told anew once it is known to have been a draft: it has stages before its own. */
  private static Optional<Event> message(ItemViews items, LineKeeper line, DraftState state) {
    return state instanceof DraftState.Sent(var serial, _)
        ? line.traffic()
            .find(serial)
            .map(
                item ->
                    Event.of("message", items.of(line, item)).showing(items.texts().of(line, item)))
        : Optional.empty();
  }
}
