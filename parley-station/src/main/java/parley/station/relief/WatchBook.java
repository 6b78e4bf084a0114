package parley.station.relief;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.Clock;
import parley.core.handover.Handovers;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.Fact;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;

/** How the watch changed hands lately, and which acknowledgements lapsed with it. */
final class WatchBook {
  private static final String LAPSED = "acknowledgement.lapsed";
  private static final String RETAKEN = "acknowledgement.retaken";
  private static final int MOST = 100;

  /** More lapses than a watch acknowledges; what is beyond is in force and not in the journal. */
  private static final int MOST_UNENTERED = 1_000;

  /** An acknowledgement that is to be taken again; {@code by} is whose it was. */
  record Lapsed(About about, String by, long atMillis) {}

  private final HouseDoor door;
  private final Clock clock;
  private final Deque<Entered> unentered = new ArrayDeque<>();
  private final Deque<Entered> changes = new ArrayDeque<>();
  private final Map<About, Lapsed> lapsed = new LinkedHashMap<>();

  /** When those that earlier runs entered were last taken again, Unix milliseconds. */
  private final Map<About, Long> retaken = new HashMap<>();

  WatchBook(HouseDoor door, Clock clock, HouseKeeper house) {
    this.door = door;
    this.clock = clock;
    for (var content : house.atStart()) {
      var entered = HouseCodec.read(content);
      keepChange(entered);
      readLapse(entered);
    }
    house.earlier(content -> readLapse(HouseCodec.read(content)));
    door.listen(
        entered -> {
          keepChange(entered);
          enterWhatIsMissing();
        });
  }

  private synchronized void keepChange(Entered entered) {
    if (entered.entry() instanceof WatchChange change && !change.act().startsWith("roster.")) {
      changes.addLast(entered);
      if (changes.size() > MOST) {
        changes.removeFirst();
      }
    }
  }

  /** What earlier runs entered stands in any order: what found no room was entered later. */
  private synchronized void readLapse(Entered entered) {
    switch (entered.entry()) {
      case Fact(var act, var about, _) when about.isPresent() && act.equals(LAPSED) -> {
        var last = lapsed.get(about.get());
        long since =
            Math.max(retaken.getOrDefault(about.get(), 0L), last == null ? 0 : last.atMillis());
        if (entered.atMillis() > since) {
          keepLapse(entered);
        }
      }
      case Fact(var act, var about, _) when about.isPresent() && act.equals(RETAKEN) -> {
        var last = lapsed.get(about.get());
        if (last == null || last.atMillis() <= entered.atMillis()) {
          keepLapse(entered);
        }
      }
      default -> {}
    }
  }

  private synchronized void keepLapse(Entered entered) {
    switch (entered.entry()) {
      case Fact(var act, var about, var details) when about.isPresent() && act.equals(LAPSED) ->
          lapsed.put(
              about.get(),
              new Lapsed(
                  about.get(), details.get(Handovers.FROM_NAME).orElse(""), entered.atMillis()));
      case Fact(var act, var about, _) when about.isPresent() && act.equals(RETAKEN) -> {
        // Older entries may still be read.
        retaken.merge(about.get(), entered.atMillis(), Math::max);
        lapsed.remove(about.get());
      }
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
      case Handovers.LEFT -> entered.by().id().equals(officer);
      case Handovers.ASSUMED, Handovers.TAKEN_OVER ->
          change.details().get(Handovers.FROM).filter(officer::equals).isPresent();
      default -> false;
    };
  }

  /** Lets somebody's acknowledgement lapse: at once, whatever the disk says to the entry. */
  void lapse(About about, Officer by, Details whose) {
    enter(by, new Fact(LAPSED, Optional.of(about), whose));
  }

  private void enter(Officer by, Fact fact) {
    var entered = new Entered(by, clock.wallMillis(), fact);
    synchronized (this) {
      keepLapse(entered);
      if (!unentered.isEmpty()) {
        later(entered);
        return;
      }
    }
    door.post(entered, () -> later(entered));
  }

  private synchronized void later(Entered entered) {
    if (unentered.size() < MOST_UNENTERED) {
      unentered.addLast(entered);
    }
  }

  /** Where one entry found room, those may that found none; they keep their order and time. */
  private void enterWhatIsMissing() {
    List<Entered> missing;
    synchronized (this) {
      missing = List.copyOf(unentered);
      unentered.clear();
    }
    missing.forEach(entered -> door.post(entered, () -> later(entered)));
  }

  /** Enters that somebody takes it again; false when it has not lapsed. */
  boolean retake(About about, Officer by) {
    synchronized (this) {
      if (lapsed.remove(about) == null) {
        return false;
      }
    }
    enter(by, new Fact(RETAKEN, Optional.of(about), Details.NONE));
    return true;
  }
}
