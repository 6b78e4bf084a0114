package parley.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Checks a value against a schema, as far as the document uses JSON Schema. Stricter in one point:
 * a field that is not described is a complaint.
 */
final class Checking {
  private final ApiDocument document;
  private final List<String> complaints = new ArrayList<>();

  Checking(ApiDocument document) {
    this.document = document;
  }

  List<String> of(JsonNode schema, JsonNode value, String where) {
    check(schema, value, where);
    return List.copyOf(complaints);
  }

  private void check(JsonNode reference, JsonNode value, String where) {
    JsonNode schema = document.resolved(reference);
    if (schema.isMissingNode() || schema.isEmpty()) {
      complaints.add(where + " has no schema");
      return;
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        choice(schema.path(choice), value, where);
      }
    }
    if (schema.has("type") && !isOf(schema.path("type").asText(), value)) {
      complaints.add(where + " is no " + schema.path("type").asText());
      return;
    }
    values(schema, value, where);
    if (schema.has("properties")) {
      object(schema, value, where);
    }
    if (schema.has("items")) {
      int index = 0;
      for (JsonNode item : value) {
        check(schema.path("items"), item, where + "[" + index++ + "]");
      }
    }
  }

  private void choice(JsonNode either, JsonNode value, String where) {
    List<String> best = List.of();
    for (JsonNode schema : either) {
      var found = new Checking(document).of(schema, value, where);
      if (found.isEmpty()) {
        return;
      }
      best = best.isEmpty() || found.size() < best.size() ? found : best;
    }
    complaints.addAll(best);
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> throw new AssertionError("the document has an unknown type " + type);
    };
  }

  private void values(JsonNode schema, JsonNode value, String where) {
    if (schema.has("enum")
        && StreamSupport.stream(schema.path("enum").spliterator(), false)
            .noneMatch(value::equals)) {
      complaints.add(where + " is " + value);
    }
    if (schema.has("const") && !schema.path("const").equals(value)) {
      complaints.add(where + " is " + value);
    }
    if (schema.has("pattern") && !value.asText().matches(schema.path("pattern").asText())) {
      complaints.add(where + " is " + value);
    }
    if (schema.has("minimum") && value.asDouble() < schema.path("minimum").asDouble()) {
      complaints.add(where + " is " + value);
    }
  }

  private void object(JsonNode schema, JsonNode value, String where) {
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                complaints.add(where + " lacks " + name.asText());
              }
            });
    value
        .properties()
        .forEach(
            field -> {
              JsonNode described = schema.path("properties").path(field.getKey());
              if (described.isMissingNode()) {
                complaints.add(where + " has the undescribed " + field.getKey());
              } else {
                check(described, field.getValue(), where + "." + field.getKey());
              }
            });
  }
}
