package parley.core.watch;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that needs a person.
 *
 * @param condition what is the case, or was
 * @param stand whether somebody has taken notice of it; says nothing to the other side
 * @param times 1, or how often it came within a minute when it chatters: then it stands for all of
 *     them
 */
public record Alarm(Condition condition, Stand stand, int times) {

  /** Where an alarm is in its life (after the alarm states of IEC 62682 and IMO MSC.302(87)). */
  public sealed interface Stand {
    /** Nobody has taken notice: it flashes and sounds. */
    record Fresh() implements Stand {}

    /** Somebody has, and it lasts: steady and silent. */
    record Acknowledged(String by, long atMillis) implements Stand {}

    /** It is over and nobody ever took notice: it flashes without a sound until somebody does. */
    record Rectified(long atMillis) implements Stand {}

    /** Put aside for a while: steady, silent, counted apart. */
    record Shelved(Shelf shelf) implements Stand {}
  }

  /**
   * Why an alarm is put aside, and until when.
   *
   * @param by the displayed name of whoever did it
   * @param untilMillis wall clock
   */
  public record Shelf(String by, String reason, long untilMillis) {
    /** ISA-18.2 wants shelving to end by itself; a watch lasts no longer than this. */
    public static final long LONGEST_MILLIS = 8 * 3_600_000L;

    public Shelf {
      if (by.isBlank() || reason.isBlank()) {
        throw new IllegalArgumentException("shelving needs a name and a reason");
      }
    }
  }

  /** How loud. */
  public enum Priority {
    HIGH,
    MEDIUM,
    LOW
  }

  /** What it is about. */
  public enum Kind {
    /** "You are striking ours": before anything else. */
    STOP,
    /** The same in writing. */
    STOP_MESSAGE,
    FLASH,
    MESSAGE,
    CALL,
    ROUTE,
    STATION_SILENT,
    NOBODY_HAS_THE_WATCH,
    NOT_ENTERED,
    CLOCK,
    STORAGE,
    LINE_STATE,
    VOICE,
    ESCALATION,
    /** Route checks were missed. */
    CHECK,
    /** A check call is due, or was not answered. */
    CHECK_CALL,
    /** They declared the line suspended or closed. */
    DECLARED,
    /** Somebody may not be who they say. */
    ACCESS;

    /** Whether it is a STOP, by call or in writing. */
    boolean isStop() {
      return this == STOP || this == STOP_MESSAGE;
    }

    /** Whether it may be put aside at all. */
    public boolean shelvable() {
      return switch (this) {
        case STOP, STOP_MESSAGE, FLASH, NOBODY_HAS_THE_WATCH -> false;
        case MESSAGE,
            CALL,
            ROUTE,
            STATION_SILENT,
            NOT_ENTERED,
            CLOCK,
            STORAGE,
            LINE_STATE,
            VOICE,
            ESCALATION,
            CHECK,
            CHECK_CALL,
            DECLARED,
            ACCESS ->
            true;
      };
    }

    /** Whether what ends it is a person's own deed, so that nobody need be told that it ended. */
    boolean endsByDeed() {
      return switch (this) {
        case STOP,
            STOP_MESSAGE,
            FLASH,
            MESSAGE,
            CALL,
            NOBODY_HAS_THE_WATCH,
            ESCALATION,
            CHECK_CALL,
            ACCESS ->
            true;
        case ROUTE,
            STATION_SILENT,
            NOT_ENTERED,
            CLOCK,
            STORAGE,
            LINE_STATE,
            VOICE,
            CHECK,
            DECLARED ->
            false;
      };
    }

    /**
     * How long it must last before it is an alarm. A route that is back at once needs nobody;
     * CONSOLE §6 allows 10 s from the loss of all routes to the alarm.
     */
    long patienceMillis() {
      return this == ROUTE || this == STATION_SILENT ? 3_000 : 0;
    }
  }

  /**
   * One state of affairs that is an alarm while it lasts.
   *
   * @param line the line it is about, when it is about one
   * @param serial the message or call it is about, when it is about one
   * @param sinceMillis since when, wall clock
   * @param words English, one sentence
   */
  public record Condition(
      Priority priority,
      Kind kind,
      Optional<String> line,
      Optional<String> serial,
      long sinceMillis,
      String words) {

    /** The same condition has the same id; one that ends and begins again has another. */
    public String id() {
      return String.join(
          ".",
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          line.orElse("-"),
          serial.orElse("-"),
          Long.toString(sinceMillis));
    }

    Condition since(long millis) {
      return new Condition(priority, kind, line, serial, millis, words);
    }

    /** Where it comes from: what recurs has another id each time and the same source. */
    public String source() {
      return String.join(
          ".",
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          line.orElse("-"),
          serial.orElse("-"),
          priority.name().toLowerCase(Locale.ROOT));
    }
  }

  public String id() {
    return condition.id();
  }

  /** Whether it is one alarm for many that come and go. */
  public boolean chatters() {
    return times > 1;
  }

  /** Whether it sounds. */
  public boolean fresh() {
    return stand instanceof Stand.Fresh;
  }

  /** Whether somebody has still to take notice. */
  public boolean unnoticed() {
    return stand instanceof Stand.Fresh || stand instanceof Stand.Rectified;
  }

  Alarm with(Stand other) {
    return new Alarm(condition, other, times);
  }
}
