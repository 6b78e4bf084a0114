package parley.station.people;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.core.watch.Seat;
import parley.core.watch.Seat.Holder;
import parley.station.desk.SignedIn;
import parley.station.signin.Credential;
import parley.station.signin.Credentials;
import parley.station.signin.Scope;
import parley.station.voice.VoiceDesk;
import parley.station.watch.WatchEndpoints.Changes;
import parley.station.watch.WatchFloor;

/**
 * Remembers with which credential each position is held, so that the position is left and its leg
 * closed when that credential ends: whoever was signed out is not counted as somebody who hears.
 */
public final class Seating {
  private final WatchFloor floor;
  private final VoiceDesk voice;
  private final Changes changes;
  private final Map<String, SignedIn> heldWith = new ConcurrentHashMap<>();

  /**
   * @param changes hears how positions change hands
   */
  Seating(WatchFloor floor, VoiceDesk voice, Credentials credentials, Changes changes) {
    this.changes = changes;
    this.floor = floor;
    this.voice = voice;
    credentials.onEnd(this::ended);
  }

  /** Somebody took a position or beat for it with this credential. */
  public void held(String position, SignedIn who) {
    heldWith.put(position, who);
  }

  /**
   * Somebody signed in at a console where {@code before} was: what was held there is now theirs, if
   * they may stand a watch; else it is left when the credential before ends.
   */
  void handOver(SignedIn before, SignedIn now) {
    heldWith.replaceAll(
        (position, with) -> {
          if (!with.credential().digest().equals(before.credential().digest())) {
            return with;
          }
          if (!now.may(Scope.WATCH)) {
            return with;
          }
          if (!before.account().name().equals(now.account().name())) {
            Seat seat = seat(position);
            floor.hand(position, before.account().name(), holder(now));
            voice.closeLeg(position, before.account().name());
            changes.taken(now.officer(), position, seat);
          }
          return now;
        });
  }

  /** Whoever may stand no watch any more leaves every position they hold. */
  void leaveAll(String person) {
    heldWith.forEach(
        (position, with) -> {
          if (with.account().name().equals(person)) {
            leave(position, with);
          }
        });
  }

  private void leave(String position, SignedIn with) {
    heldWith.remove(position, with);
    Seat seat = seat(position);
    floor.leave(position, with.account().name());
    changes.left(with.officer(), position, seat);
    voice.closeLeg(position, with.account().name());
  }

  private Seat seat(String position) {
    return Optional.ofNullable(floor.positions().seats().get(position)).orElse(new Seat.Vacant());
  }

  private static Holder holder(SignedIn who) {
    return new Holder(who.account().name(), who.account().displayName());
  }

  private void ended(Credential credential) {
    heldWith.forEach(
        (position, with) -> {
          if (with.credential().digest().equals(credential.digest())) {
            leave(position, with);
          }
        });
  }
}
