package parley.station.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.core.Clock;
import parley.core.watch.Seat;
import parley.station.desk.Endpoint;
import parley.station.line.HouseKeeper;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.watch.WatchFloor;

/** Puts together what the station does with its house journal. */
public final class HouseDesk {
  /** What it stands on. */
  public record Parts(
      HouseKeeper keeper, HouseDoor door, Clock clock, Lines lines, WatchFloor floor) {}

  private final Parts parts;
  private final Readings readings;

  public HouseDesk(Parts parts) {
    this.parts = parts;
    this.readings = new Readings(parts.door(), parts.clock(), this::seat);
  }

  public HouseDoor door() {
    return parts.door();
  }

  public Readings readings() {
    return readings;
  }

  private String seat(String officer) {
    return parts.floor().positions().seats().entrySet().stream()
        .filter(
            seat ->
                seat.getValue() instanceof Seat.Held held && held.holder().name().equals(officer))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private String lineName(String id) {
    return parts.lines().all().stream()
        .filter(line -> line.id().hex().equals(id))
        .map(LineKeeper::name)
        .findFirst()
        .orElse(id);
  }

  public List<Endpoint> endpoints() {
    var book = new HouseBook(parts.keeper());
    return new ArrayList<>(
        new HouseEndpoints(book, new HouseViews(this::lineName), readings).endpoints());
  }
}
