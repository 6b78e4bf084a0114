package parley.station.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.station.answer.Json;

/**
 * One thing consoles are told.
 *
 * @param kind station, line, message, call, positions or alarms
 * @param json the whole view, written
 */
public record Event(String kind, String json) {
  public static Event of(String kind, ObjectNode view) {
    return new Event(kind, Json.write(view));
  }
}
