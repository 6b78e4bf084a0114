package parley.station.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import parley.core.watch.Seat;
import parley.core.watch.Seat.Held;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.traffic.Words;

/** Writes positions and the watch. */
public final class WatchViews {
  private WatchViews() {}

  /** Writes all positions as they stand at {@code monoMillis}. */
  public static ObjectNode positions(WatchFloor floor, long monoMillis) {
    ObjectNode view = Json.object();
    var all = view.putArray("positions");
    floor.positions().seats().forEach((name, _) -> all.add(position(floor, name, monoMillis)));
    return view;
  }

  static ObjectNode position(WatchFloor floor, String name, long monoMillis) {
    var seat = Optional.ofNullable(floor.positions().seats().get(name)).orElseThrow();
    var why = seat.notArmed(monoMillis);
    ObjectNode view = Json.object().put("name", name).put("armed", why.isEmpty());
    view.put("kind", seat instanceof Seat.Handset ? "handset" : "console")
        .put("voice", floor.leg(name))
        .put("supervisor", floor.supervisor().filter(name::equals).isPresent());
    if (seat instanceof Held held) {
      view.put("holder", held.holder().displayName())
          .put("since", Times.at(held.sinceMillis()))
          .put("lastBeat", Times.at(held.beatMillis()));
    }
    why.ifPresent(reason -> view.put("why", Words.of(reason)));
    return view;
  }

  /** Writes the watch as the station's own view has it. */
  public static ObjectNode watch(WatchFloor floor, long monoMillis) {
    ObjectNode view = Json.object();
    var officers = view.putArray("officers");
    floor
        .positions()
        .seats()
        .forEach(
            (name, seat) -> {
              if (seat instanceof Held held && seat.notArmed(monoMillis).isEmpty()) {
                officers
                    .addObject()
                    .put("name", held.holder().displayName())
                    .put("position", name)
                    .put("since", Times.at(held.sinceMillis()));
              }
            });
    return view.put("armed", floor.positions().armed(monoMillis).size())
        .put("positions", floor.positions().seats().size());
  }
}
