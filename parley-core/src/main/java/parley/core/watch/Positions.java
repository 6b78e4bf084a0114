package parley.core.watch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.core.watch.Seat.Beat;
import parley.core.watch.Seat.Held;
import parley.core.watch.Seat.Holder;
import parley.core.watch.Seat.Vacant;

/**
 * The positions of one station and who holds them. A value: every move gives a new one.
 *
 * @param seats by name, in the order of the configuration
 */
public record Positions(Map<String, Seat> seats) {
  /** Consoles beat every two seconds; three missed beats and nobody is known to hear anything. */
  public static final long STALE_AFTER_MILLIS = 6_000;

  /** Under this volume a ring is not heard across a room. */
  public static final double VOLUME_FLOOR = 0.3;

  public Positions {
    seats = Collections.unmodifiableMap(new LinkedHashMap<>(seats));
  }

  /**
   * Both clocks at one moment.
   *
   * @param wallMillis for people
   * @param monoMillis for deciding what is stale
   */
  public record Now(long wallMillis, long monoMillis) {}

  /** All vacant. */
  public static Positions named(List<String> names) {
    Map<String, Seat> seats = new LinkedHashMap<>();
    names.forEach(name -> seats.put(name, new Vacant()));
    return new Positions(seats);
  }

  /** With the desk phones of these names, none registered. */
  public Positions withHandsets(List<String> names) {
    var with = this;
    for (var name : names) {
      with = with.with(name, Seat.Handset.SILENT);
    }
    return with;
  }

  /**
   * After a desk phone registered, or its registration ended.
   *
   * @throws IllegalArgumentException when there is no such desk phone
   */
  public Positions registered(String name, boolean registered, Now now) {
    if (!(seats.get(name) instanceof Seat.Handset before)) {
      throw new IllegalArgumentException("there is no desk phone " + name);
    }
    boolean ever = registered || before.everRegistered();
    return with(name, new Seat.Handset(registered, ever, now.wallMillis()));
  }

  /** With one more position, vacant; unchanged when there is one of that name. */
  public Positions added(String name) {
    return knows(name) ? this : with(name, new Vacant());
  }

  /**
   * After {@code holder} has taken the position and proved its sound. Whoever held it before no
   * longer does: taking over in need is one step.
   *
   * @throws IllegalArgumentException when there is no such position, or it is a desk phone
   */
  public Positions taken(String name, Holder holder, Now now) {
    requireKnown(name);
    if (seats.get(name) instanceof Seat.Handset) {
      throw new IllegalArgumentException("a desk phone is not taken: " + name);
    }
    var beat = new Beat(true, true, 1);
    return with(name, new Held(holder, now.wallMillis(), beat, now.monoMillis(), now.wallMillis()));
  }

  /** After a beat of {@code officer}'s console; empty when that officer does not hold it. */
  public Optional<Positions> beaten(String name, String officer, Beat beat, Now now) {
    if (!(seats.get(name) instanceof Held held) || !held.holder().name().equals(officer)) {
      return Optional.empty();
    }
    return Optional.of(
        with(
            name,
            new Held(held.holder(), held.sinceMillis(), beat, now.monoMillis(), now.wallMillis())));
  }

  /**
   * After {@code from} handed it to another person at the same console. What the console said last
   * still holds: the position stays armed, or stays not armed. Unchanged when {@code from} does not
   * hold it.
   */
  public Positions handed(String name, String from, Holder to, Now now) {
    return seats.get(name) instanceof Held held && held.holder().name().equals(from)
        ? with(
            name, new Held(to, now.wallMillis(), held.beat(), held.beatMono(), held.beatMillis()))
        : this;
  }

  /** After {@code officer} left it; unchanged when that officer does not hold it. */
  public Positions left(String name, String officer) {
    boolean holds = seats.get(name) instanceof Held held && held.holder().name().equals(officer);
    return holds ? with(name, new Vacant()) : this;
  }

  /** The names of the positions that would be heard ringing now. */
  public Set<String> armed(long monoMillis) {
    Set<String> armed = new TreeSet<>();
    seats.forEach(
        (name, seat) -> {
          if (seat.notArmed(monoMillis).isEmpty()) {
            armed.add(name);
          }
        });
    return armed;
  }

  public boolean knows(String name) {
    return seats.containsKey(name);
  }

  private void requireKnown(String name) {
    if (!knows(name)) {
      throw new IllegalArgumentException("there is no position " + name);
    }
  }

  private Positions with(String name, Seat seat) {
    Map<String, Seat> changed = new LinkedHashMap<>(seats);
    changed.put(name, seat);
    return new Positions(changed);
  }
}
