package parley.core.watch;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that needs a person.
 *
 * @param condition what is the case
 * @param acknowledged whether somebody has taken notice of it at this station; says nothing to the
 *     other side
 */
public record Alarm(Condition condition, boolean acknowledged) {

  /** How loud. */
  public enum Priority {
    HIGH,
    MEDIUM,
    LOW
  }

  /** What it is about. */
  public enum Kind {
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
    VOICE
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
  }

  public String id() {
    return condition.id();
  }
}
