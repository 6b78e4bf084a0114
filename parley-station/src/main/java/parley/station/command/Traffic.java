package parley.station.command;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.answer.Times;

/** How commands write messages and calls, and how they name them to the station. */
final class Traffic {
  private Traffic() {}

  /** {@code ?line=…}, or nothing when no line was named. */
  static String query(Optional<String> line) {
    return line.map(name -> "?line=" + encode(name, UTF_8)).orElse("");
  }

  static String segment(String name) {
    return encode(name, UTF_8).replace("+", "%20");
  }

  /**
   * What {@code -o json} gives: the API's item with the author as the station's name, as it stands
   * in the serial, and the officer beside it.
   */
  static ObjectNode flat(ObjectNode item) {
    ObjectNode flat = Json.object();
    for (String field : new String[] {"serial", "line"}) {
      flat.set(field, item.path(field));
    }
    flat.put("author", item.path("author").path("station").asText());
    flat.put("officer", item.path("author").path("officer").asText());
    for (String field : new String[] {"precedence", "state"}) {
      flat.set(field, item.path(field));
    }
    flat.put("text", item.path("text").asText(""));
    for (String field : new String[] {"log", "index", "ladder"}) {
      flat.set(field, item.has(field) ? item.get(field) : Json.nothing());
    }
    item.properties()
        .forEach(
            field -> {
              if (!flat.has(field.getKey())) {
                flat.set(field.getKey(), field.getValue());
              }
            });
    return flat;
  }

  /** One line of a list. */
  static String row(JsonNode item) {
    return "%s  %-12s %-9s %-3s %-12s %s"
        .formatted(
            item.path("dtg").asText(),
            item.path("serial").asText(),
            item.has("stop") ? "STOP" : item.path("precedence").asText(),
            item.path("direction").asText(),
            state(item),
            item.path("text").asText(""))
        .stripTrailing();
  }

  /** The item with its ladder, one rung a line. */
  static String full(JsonNode item) {
    var text = new StringBuilder(row(item));
    item.path("ladder").forEach(rung -> text.append("\n  ").append(rung(rung)));
    return text.toString();
  }

  /** One rung in words: what, when, who, and whether it is ours, proven or only said. */
  static String rung(JsonNode rung) {
    String basis =
        switch (rung.path("basis").asText()) {
          case "proven" -> "proven";
          case "they-say" -> "they say";
          default -> "ours";
        };
    int positions = rung.path("count").asInt();
    String count =
        positions > 0 ? " at " + positions + (positions == 1 ? " position" : " positions") : "";
    String by = rung.has("by") ? " by " + rung.path("by").asText() : "";
    String detail = rung.has("detail") ? ": " + rung.path("detail").asText() : "";
    return "%s  %s%s%s%s (%s)"
        .formatted(
            Times.seconds(rung.path("at").asText()),
            rung.path("rung").asText().replace('-', ' '),
            count,
            by,
            detail,
            basis);
  }

  private static String state(JsonNode item) {
    String outcome = item.path("outcome").asText("");
    return outcome.isEmpty() ? item.path("state").asText() : outcome;
  }
}
