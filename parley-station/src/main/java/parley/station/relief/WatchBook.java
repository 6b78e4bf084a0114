package parley.station.relief;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.Fact;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.journal.entry.Content;
import parley.station.house.HouseDoor;

/** How the watch changed hands lately, and which acknowledgements lapsed with it. */
final class WatchBook {
  static final String TAKEN = "taken";
  static final String TAKEN_OVER = "taken-over";
  static final String LEFT = "left";
  static final String ASSUMED = "assumed";
  static final String SIGNED_OFF = "signed-off";

  /** In the details: the sign-in name and the displayed name of whoever held it before. */
  static final String FROM = "from";

  static final String FROM_NAME = "from-name";
  private static final String LAPSED = "acknowledgement.lapsed";
  private static final String RETAKEN = "acknowledgement.retaken";
  private static final int MOST = 100;

  /** An acknowledgement that is to be taken again; {@code by} is whose it was. */
  record Lapsed(About about, String by, long atMillis) {}

  private final HouseDoor door;
  private final Deque<Entered> changes = new ArrayDeque<>();
  private final Map<About, Lapsed> lapsed = new LinkedHashMap<>();

  WatchBook(HouseDoor door, Collection<Content> atStart) {
    this.door = door;
    atStart.stream().map(HouseCodec::read).forEach(this::keep);
    door.listen(this::keep);
  }

  private synchronized void keep(Entered entered) {
    switch (entered.entry()) {
      case WatchChange change when !change.act().startsWith("roster.") -> {
        changes.addLast(entered);
        if (changes.size() > MOST) {
          changes.removeFirst();
        }
      }
      case Fact(var act, var about, var details) when about.isPresent() && act.equals(LAPSED) ->
          lapsed.put(
              about.get(),
              new Lapsed(about.get(), details.get(FROM_NAME).orElse(""), entered.atMillis()));
      case Fact(var act, var about, _) when about.isPresent() && act.equals(RETAKEN) ->
          lapsed.remove(about.get());
      default -> {}
    }
  }

  /** Whether an entry says that somebody took notice of the alarm about a call or message. */
  static Optional<String> noticed(Entered entered) {
    return entered.entry() instanceof AlarmAct act && act.act().equals("acknowledged")
        ? act.details().get("serial")
        : Optional.empty();
  }

  /** The newest changes, the oldest first. */
  synchronized List<Entered> changes() {
    return new ArrayList<>(changes);
  }

  synchronized List<Lapsed> lapsed() {
    return new ArrayList<>(lapsed.values());
  }

  /** When somebody last left a watch; empty when that is not known. */
  synchronized OptionalLong lastLeft(String officer) {
    var iterator = changes.descendingIterator();
    while (iterator.hasNext()) {
      var entered = iterator.next();
      if (entered.entry() instanceof WatchChange change && leaves(entered, change, officer)) {
        return OptionalLong.of(entered.atMillis());
      }
    }
    return OptionalLong.empty();
  }

  private static boolean leaves(Entered entered, WatchChange change, String officer) {
    return switch (change.act()) {
      case LEFT -> entered.by().id().equals(officer);
      case ASSUMED, TAKEN_OVER -> change.details().get(FROM).filter(officer::equals).isPresent();
      default -> false;
    };
  }

  /** Lets somebody's acknowledgement lapse. */
  void lapse(About about, Officer by, Details whose) {
    door.post(by, new Fact(LAPSED, Optional.of(about), whose));
  }

  /** Enters that somebody takes it again; false when it has not lapsed. */
  boolean retake(About about, Officer by) {
    synchronized (this) {
      if (lapsed.remove(about) == null) {
        return false;
      }
    }
    door.post(by, new Fact(RETAKEN, Optional.of(about), Details.NONE));
    return true;
  }
}
