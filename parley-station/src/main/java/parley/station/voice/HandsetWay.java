package parley.station.voice;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.core.watch.Seat;
import parley.station.escalation.Way;
import parley.station.escalation.Way.Outcome.Brought;
import parley.station.escalation.Way.Outcome.Failed;
import parley.station.watch.WatchFloor;

/** Desk phones, and the duty phone among them: they ring until a person acknowledges. */
public final class HandsetWay implements Way {
  private final WatchFloor floor;
  private final VoiceDesk voice;

  public HandsetWay(WatchFloor floor, VoiceDesk voice) {
    this.floor = floor;
    this.voice = voice;
  }

  @Override
  public Optional<Outcome> bring(String position) {
    var seat = Optional.ofNullable(floor.positions().seats().get(position));
    if (seat.orElse(null) instanceof Seat.Handset(var registered, _, _)) {
      return Optional.of(registered ? new Brought() : new Failed("is not registered"));
    }
    return Optional.empty();
  }

  @Override
  public void waiting(List<Errand> errands) {
    voice
        .alerts()
        .ifPresent(
            alerts -> {
              var seats = floor.positions().seats();
              alerts.want(
                  errands.stream()
                      .map(
                          errand -> {
                            var phones = new TreeSet<>(errand.positions());
                            phones.removeIf(name -> !(seats.get(name) instanceof Seat.Handset));
                            return new HandsetAlerts.Alert(
                                errand.key(), errand.caption(), errand.precedence(), phones);
                          })
                      .toList());
            });
  }
}
