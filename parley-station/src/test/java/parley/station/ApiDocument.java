package parley.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OpenAPI document, and whether an answer is what it says. */
final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "delete");
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

  private final JsonNode root;

  ApiDocument() {
    try (var stream = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      root = new YAMLMapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every operation as {@code GET /path}, with the scope it needs; empty when it needs none. */
  Map<String, String> operations() {
    Map<String, String> found = new TreeMap<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(each -> METHODS.contains(each.getKey()))
                    .forEach(
                        each ->
                            found.put(
                                name(each.getKey(), path.getKey()),
                                scope(each.getValue().path("security")))));
    return found;
  }

  private static String name(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /** An empty requirement means that nobody need be signed in. */
  private static String scope(JsonNode security) {
    Set<String> scopes = new TreeSet<>();
    for (JsonNode either : security) {
      if (either.isEmpty()) {
        return "";
      }
      either.forEach(needed -> needed.forEach(scope -> scopes.add(scope.asText())));
    }
    return String.join(" ", scopes);
  }

  /** Every {@code {parameter}} of every path that no operation of it describes. */
  List<String> undescribedParameters() {
    List<String> found = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path -> {
              var described = new TreeSet<String>();
              Stream.concat(Stream.of(path.getValue()), path.getValue().valueStream())
                  .flatMap(each -> each.path("parameters").valueStream())
                  .map(this::resolved)
                  .filter(parameter -> parameter.path("in").asText().equals("path"))
                  .forEach(parameter -> described.add("{" + parameter.path("name").asText() + "}"));
              PARAMETER
                  .matcher(path.getKey())
                  .results()
                  .map(result -> result.group())
                  .filter(parameter -> !described.contains(parameter))
                  .forEach(parameter -> found.add(path.getKey() + " " + parameter));
            });
    return found;
  }

  Set<String> problemSlugs() {
    Set<String> slugs = new TreeSet<>();
    schema("ProblemType")
        .path("oneOf")
        .forEach(each -> slugs.add(each.path("const").asText().replace("urn:parley:problem:", "")));
    return slugs;
  }

  Set<String> eventKinds() {
    Set<String> kinds = new TreeSet<>();
    events().fieldNames().forEachRemaining(kinds::add);
    return kinds;
  }

  private JsonNode events() {
    return root.path("paths")
        .path("/api/v1/events")
        .path("get")
        .path("responses")
        .path("200")
        .path("x-event-kinds");
  }

  /** Returns what is wrong with one event, by this document; nothing when it is as described. */
  List<String> complaintsAboutEvent(String kind, JsonNode data) {
    return new Checking(this).of(events().path(kind), data, kind);
  }

  /** Returns what is wrong with an answer, by this document; nothing when it is as described. */
  List<String> complaints(String method, String path, int status, JsonNode body) {
    String template = template(path);
    JsonNode answer =
        resolved(
            root.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status)));
    String where = name(method, template) + " " + status;
    if (answer.isMissingNode()) {
      return List.of(where + " is not described");
    }
    String type = status >= 400 && status != 503 ? "application/problem+json" : "";
    JsonNode schema =
        answer.path("content").properties().stream()
            .filter(each -> each.getKey().endsWith("json"))
            .filter(each -> type.isEmpty() || each.getKey().equals(type))
            .map(each -> each.getValue().path("schema"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(where + " has no JSON"));
    return new Checking(this).of(schema, body, where);
  }

  private String template(String path) {
    String bare = path.replaceFirst("\\?.*", "");
    Comparator<String> fewestParameters =
        Comparator.comparingLong(each -> PARAMETER.matcher(each).results().count());
    return root.path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(each -> bare.matches(PARAMETER.matcher(each).replaceAll("[^/]+")))
        .min(fewestParameters)
        .orElseThrow(() -> new AssertionError(bare + " is not described"));
  }

  JsonNode schema(String name) {
    return root.path("components").path("schemas").path(name);
  }

  /** Follows a reference to where it leads. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    if (reference.isEmpty()) {
      return node;
    }
    JsonNode there = root.at(reference.substring(1));
    if (there.isMissingNode()) {
      throw new AssertionError(reference + " leads nowhere");
    }
    return there;
  }
}
