package parley.core.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.core.house.Details;
import parley.core.house.HouseEntry.WatchChange;

/** How rotations and overrides stand in the house journal. Reading them is total. */
public final class RosterEntries {
  /** A rotation was set. */
  public static final String ROTATION = "roster.rotation";

  /** Somebody was named for some time. */
  public static final String OVERRIDE = "roster.override";

  private static final String START = "start";
  private static final String WATCH = "watch-millis";
  private static final String OFFICERS = "officers";
  private static final String OFFICER = "officer";
  private static final String FROM = "from";
  private static final String TO = "to";

  private RosterEntries() {}

  /**
   * Returns the entry of a rotation.
   *
   * @throws IllegalArgumentException when the names of its people are too long together
   */
  public static WatchChange of(Rotation rotation) {
    var details =
        Details.of(
            Map.of(
                START, Long.toString(rotation.startMillis()),
                WATCH, Long.toString(rotation.watchMillis()),
                OFFICERS, String.join(",", rotation.officers())));
    return new WatchChange(ROTATION, "", details);
  }

  /** Returns the entry of an override. */
  public static WatchChange of(Duty duty) {
    var details =
        Details.of(
            Map.of(
                OFFICER, duty.officer(),
                FROM, Long.toString(duty.fromMillis()),
                TO, Long.toString(duty.toMillis())));
    return new WatchChange(OVERRIDE, "", details);
  }

  static Optional<Rotation> rotation(WatchChange change) {
    if (!change.act().equals(ROTATION)) {
      return Optional.empty();
    }
    var details = change.details();
    try {
      var officers = details.get(OFFICERS).orElse("");
      return Optional.of(
          new Rotation(
              number(details, START),
              number(details, WATCH),
              officers.isEmpty() ? List.of() : List.of(officers.split(",", -1))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static Optional<Duty> override(WatchChange change) {
    if (!change.act().equals(OVERRIDE)) {
      return Optional.empty();
    }
    var details = change.details();
    try {
      return Optional.of(
          new Duty(
              details.get(OFFICER).orElse(""), number(details, FROM), number(details, TO), true));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static long number(Details details, String name) {
    return Long.parseLong(details.get(name).orElse(""));
  }
}
