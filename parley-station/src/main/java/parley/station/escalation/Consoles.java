package parley.station.escalation;

import java.util.List;
import java.util.Optional;
import parley.core.watch.Seat;
import parley.station.escalation.Way.Outcome.Brought;
import parley.station.escalation.Way.Outcome.Failed;
import parley.station.traffic.Words;
import parley.station.watch.WatchFloor;

/** Consoles: an armed one sounds by itself for whatever the station tells all of them. */
public final class Consoles implements Way {
  private final WatchFloor floor;

  public Consoles(WatchFloor floor) {
    this.floor = floor;
  }

  @Override
  public Optional<Outcome> bring(String position) {
    var seat = Optional.ofNullable(floor.positions().seats().get(position));
    if (seat.isEmpty() || seat.get() instanceof Seat.Handset) {
      return Optional.empty();
    }
    return Optional.of(
        floor
            .whyNotArmed(position)
            .<Outcome>map(why -> new Failed("not armed: " + Words.of(why)))
            .orElseGet(Brought::new));
  }

  @Override
  public void waiting(List<Errand> errands) {}
}
