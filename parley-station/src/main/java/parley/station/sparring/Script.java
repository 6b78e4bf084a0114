package parley.station.sparring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * What the sparring partner does about a call or message, and when: slowly enough to be watched.
 */
final class Script {
  /** A person would take about so long to lift a handset. */
  static final long ANSWER_MILLIS = 3_000;

  /** And to read a message. */
  static final long READ_MILLIS = 4_000;

  /** A call in which nobody speaks is over soon. */
  static final long TALK_MILLIS = 30_000;

  /** Something it does to an item. */
  enum Deed {
    ANSWER,
    END,
    ACKNOWLEDGE
  }

  /** Something it is asked to begin. */
  enum Act {
    CALL,
    MESSAGE,
    FLASH,
    STOP;

    static Optional<Act> of(String word) {
      for (var act : values()) {
        if (act.name().toLowerCase(Locale.ROOT).equals(word)) {
          return Optional.of(act);
        }
      }
      return Optional.empty();
    }
  }

  private Script() {}

  /**
   * Says what is due.
   *
   * @param item a call or message as the partner's own station shows it
   * @param millis how long it has been as it is now
   */
  static Optional<Deed> due(JsonNode item, long millis) {
    if (item.path("canAnswer").asBoolean()) {
      return ifDue(Deed.ANSWER, millis >= ANSWER_MILLIS);
    }
    if (item.path("state").asText().equals("talking") && item.path("canEnd").asBoolean()) {
      return ifDue(Deed.END, millis >= TALK_MILLIS);
    }
    return ifDue(
        Deed.ACKNOWLEDGE, item.path("canAcknowledge").asBoolean() && millis >= READ_MILLIS);
  }

  private static Optional<Deed> ifDue(Deed deed, boolean due) {
    return due ? Optional.of(deed) : Optional.empty();
  }

  /** What it writes, in the two alphabets of the line's checks. */
  static String text(Act act) {
    var word = act == Act.FLASH ? "Two aircraft cross the line at post 14." : "Buoy 7 is adrift.";
    var second =
        act == Act.FLASH ? "Два самолёта пересекают линию у поста 14." : "Буй 7 сорвало с якоря.";
    return "EXERCISE EXERCISE EXERCISE. " + word + "\nУЧЕНИЕ УЧЕНИЕ УЧЕНИЕ. " + second;
  }
}
