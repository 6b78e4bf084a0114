package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.station.answer.Json;

/** Writes lists of messages and calls. */
final class Lists {
  private Lists() {}

  /** A JSON array, or one line an item. */
  static int print(StationOptions options, ObjectNode answer) {
    ArrayNode items = Json.array();
    for (JsonNode item : answer.path("items")) {
      if (item instanceof ObjectNode object) {
        items.add(Traffic.flat(object));
        if (!options.json()) {
          Out.line(Traffic.row(object));
        }
      }
    }
    if (options.json()) {
      Out.line(Json.write(items));
    }
    return Exit.OK;
  }
}
