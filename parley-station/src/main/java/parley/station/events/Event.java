package parley.station.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.house.Shown;

/**
 * One thing consoles are told.
 *
 * @param kind station, line, message, call, positions or alarms
 * @param json the whole view, written
 * @param text the text that it shows, if it shows one
 */
public record Event(String kind, String json, Optional<Shown> text) {
  public Event(String kind, String json) {
    this(kind, json, Optional.empty());
  }

  public static Event of(String kind, ObjectNode view) {
    return new Event(kind, Json.write(view));
  }

  /** The same event, which shows a text: whoever is told of it reads it. */
  public Event showing(Optional<Shown> shown) {
    return new Event(kind, json, shown);
  }
}
