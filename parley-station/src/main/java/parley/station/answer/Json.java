package parley.station.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** JSON in and out. Views are written field by field, so that the contract stands in the code. */
public final class Json {
  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  private static ObjectMapper mapper() {
    ObjectMapper made = JsonMapper.builder().build();
    made.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build());
    return made;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An array of {@code items}, each written by {@code view}. */
  public static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> view) {
    ArrayNode array = array();
    items.forEach(item -> array.add(view.apply(item)));
    return array;
  }

  /** JSON's null, for a field that must be there and holds nothing. */
  public static JsonNode nothing() {
    return MAPPER.nullNode();
  }

  /** One text as JSON. */
  public static JsonNode word(String text) {
    return MAPPER.getNodeFactory().textNode(text);
  }

  /** An array of texts. */
  public static ArrayNode texts(Collection<String> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  /**
   * Reads one JSON object.
   *
   * @throws ProblemException (400) when the text is anything else
   */
  public static ObjectNode parse(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException malformed) {
      throw Problem.badRequest("The request's JSON could not be read.").thrown();
    }
    throw Problem.badRequest("The request must be one JSON object.").thrown();
  }

  public static Optional<String> text(JsonNode object, String field) {
    JsonNode node = object.path(field);
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  /**
   * The text of a field that must be there.
   *
   * @throws ProblemException (400) when it is not
   */
  public static String required(JsonNode object, String field) {
    return text(object, field)
        .orElseThrow(() -> Problem.badRequest("\"" + field + "\" is missing.").thrown());
  }

  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a JSON tree that cannot be written", impossible);
    }
  }

  /** With line breaks, for people. */
  public static String pretty(JsonNode node) {
    return node.toPrettyString();
  }
}
