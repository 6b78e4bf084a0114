package parley.core.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.WatchChange;

/**
 * The roster of a station. A value: every entry gives a new one.
 *
 * @param rotations by their start; the newest that has started counts
 * @param overrides in the order in which they were entered; the later wins
 */
public record Roster(List<Rotation> rotations, List<Duty> overrides) {
  public static final Roster EMPTY = new Roster(List.of(), List.of());

  public Roster {
    rotations = List.copyOf(rotations);
    overrides = List.copyOf(overrides);
  }

  /**
   * Some time for which nobody is named.
   *
   * @param toMillis the first moment that is no longer part of it
   */
  public record Gap(long fromMillis, long toMillis) {}

  /**
   * When somebody else is to stand the watch.
   *
   * @param officer empty: nobody is
   */
  public record Change(long atMillis, Optional<String> officer) {}

  /** After a rotation was set; one of the same start is replaced. */
  public Roster with(Rotation rotation) {
    var all = new ArrayList<>(rotations);
    all.removeIf(other -> other.startMillis() == rotation.startMillis());
    all.add(rotation);
    all.sort(Comparator.comparingLong(Rotation::startMillis));
    return new Roster(all, overrides);
  }

  /** After somebody was named for some time, whatever else was said of it. */
  public Roster with(Duty override) {
    var all = new ArrayList<>(overrides);
    all.add(override);
    return new Roster(rotations, all);
  }

  /** After an entry of the house journal; unchanged by what is no entry of the roster. */
  public Roster after(Entered entered) {
    return entered.entry() instanceof WatchChange change
        ? RosterEntries.rotation(change)
            .map(this::with)
            .or(() -> RosterEntries.override(change).map(this::with))
            .orElse(this)
        : this;
  }

  /** Returns who is to stand the watch at a time, as far as anybody is. */
  public Optional<Duty> at(long millis) {
    for (var duty : overrides.reversed()) {
      if (duty.covers(millis)) {
        return Optional.of(duty);
      }
    }
    return rotation(millis)
        .filter(one -> !one.officers().isEmpty())
        .map(one -> one.at(millis))
        .filter(duty -> !duty.officer().equals(Rotation.NOBODY));
  }

  private Optional<Rotation> rotation(long millis) {
    return rotations.stream()
        .filter(one -> one.startMillis() <= millis)
        .reduce((_, later) -> later);
  }

  /**
   * Returns the watches of some time in their order, cut to it. What one person stands without a
   * break of the same kind is one watch.
   *
   * @param from Unix milliseconds
   * @param to at most 400 days later
   */
  public List<Duty> duties(long from, long to) {
    var duties = new ArrayList<Duty>();
    var edges = edges(from, to);
    long begin = from;
    for (var end : edges) {
      var found = at(begin);
      if (found.isPresent()) {
        add(duties, found.get().within(begin, end));
      }
      begin = end;
    }
    return duties;
  }

  private static void add(List<Duty> duties, Duty next) {
    if (!duties.isEmpty()) {
      var last = duties.getLast();
      boolean goesOn =
          last.officer().equals(next.officer())
              && last.override() == next.override()
              && last.toMillis() == next.fromMillis();
      if (goesOn) {
        duties.removeLast();
        duties.add(new Duty(last.officer(), last.fromMillis(), next.toMillis(), next.override()));
        return;
      }
    }
    duties.add(next);
  }

  /**
   * Every moment after {@code from} at which somebody else may stand the watch; {@code to} last.
   */
  private TreeSet<Long> edges(long from, long to) {
    if (to - from > LONGEST) {
      throw new IllegalArgumentException("a roster is asked for at most 400 days");
    }
    var edges = new TreeSet<Long>();
    edges.add(to);
    overrides.forEach(
        duty -> {
          edges.add(duty.fromMillis());
          edges.add(duty.toMillis());
        });
    for (int i = 0; i < rotations.size(); i++) {
      var one = rotations.get(i);
      long until = i + 1 < rotations.size() ? rotations.get(i + 1).startMillis() : to;
      edges.add(one.startMillis());
      long first = Math.max(from, one.startMillis());
      long skipped = (first - one.startMillis()) / one.watchMillis();
      long next = one.startMillis() + skipped * one.watchMillis();
      for (long at = next; at < Math.min(to, until); at += one.watchMillis()) {
        edges.add(at);
      }
    }
    return new TreeSet<>(edges.subSet(from, false, to, true));
  }

  private static final long LONGEST = 400 * 86_400_000L;

  /** Returns the times within which nobody is named; all of it when there is no roster. */
  public List<Gap> gaps(long from, long to) {
    var gaps = new ArrayList<Gap>();
    long covered = from;
    for (var duty : duties(from, to)) {
      if (duty.fromMillis() > covered) {
        gaps.add(new Gap(covered, duty.fromMillis()));
      }
      covered = duty.toMillis();
    }
    if (covered < to) {
      gaps.add(new Gap(covered, to));
    }
    return gaps;
  }

  /** Returns when the watch next changes, within a week; empty when it does not. */
  public Optional<Change> nextChange(long now) {
    var standing = at(now).map(Duty::officer);
    for (var edge : edges(now, now + LOOK_AHEAD)) {
      var next = at(edge).map(Duty::officer);
      if (edge < now + LOOK_AHEAD && !next.equals(standing)) {
        return Optional.of(new Change(edge, next));
      }
    }
    return Optional.empty();
  }

  private static final long LOOK_AHEAD = 7 * 86_400_000L;
}
