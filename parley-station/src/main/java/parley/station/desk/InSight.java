package parley.station.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.events.Event;
import parley.station.signin.Role;
import parley.station.signin.Scope;

/**
 * Takes out of answers and events what somebody may not know. Every view that is about a line says
 * so in its field {@code line}; what is about a line out of sight is taken out wherever it stands,
 * so that an endpoint that forgets to choose leaks nothing.
 */
public final class InSight {
  /** Events about no line, told to everybody who may see; one not named here is for readers. */
  private static final Set<String> FOR_ALL =
      Set.of("station", "line", "positions", "alarms", "beat");

  /** The field of what concerns only who stands a watch or looks after the station. */
  public static final String FOR_THE_WATCH = "forTheWatch";

  /** The detail of an entry that names lines, with spaces between; only those in sight are told. */
  public static final String LINES = "lines";

  private InSight() {}

  /**
   * An answer as {@code who} may have it.
   *
   * @throws parley.station.answer.ProblemException (404) when all of it is about a line out of
   *     sight
   */
  static ObjectNode of(ObjectNode view, SignedIn who) {
    if (!who.isLimited()) {
      return view;
    }
    if (isHidden(view, who)) {
      throw noLine(view.path("line").asText()).thrown();
    }
    if (!who.may(Scope.READ) && view.has("notes")) {
      withoutWords(view);
    }
    prune(view, who);
    return view;
  }

  /** An event as {@code who} may have it; empty when nothing of it is for them. */
  public static Optional<Event> of(Event event, SignedIn who) {
    if (!who.isLimited()) {
      return Optional.of(event);
    }
    boolean reads = who.may(Scope.READ);
    boolean call = event.kind().equals("call");
    if (!reads && !call && !FOR_ALL.contains(event.kind())) {
      return Optional.empty();
    }
    ObjectNode view = Json.parse(event.json());
    if (isHidden(view, who)) {
      return Optional.empty();
    }
    if (!reads && call) {
      withoutWords(view);
    }
    prune(view, who);
    return Optional.of(
        Event.of(event.kind(), view).showing(reads ? event.text() : Optional.empty()));
  }

  /** Leaves of a call what keys and lamps show. */
  private static void withoutWords(ObjectNode call) {
    call.remove(Set.of("filed", "reason"));
    call.putArray("notes");
    if (call.has("readBacks")) {
      call.putArray("readBacks");
    }
    if (call.path("stop") instanceof ObjectNode stop) {
      // That it is a STOP is for the lamp; who is struck, by what and where is not.
      stop.fieldNames().forEachRemaining(part -> stop.put(part, ""));
    }
  }

  /** The refusal for a line that does not exist, or not for whoever asks: the two look the same. */
  public static Problem noLine(String name) {
    return Problem.notFound("There is no line to \"" + name + "\".");
  }

  private static boolean isHidden(JsonNode view, SignedIn who) {
    if (view.path(FOR_THE_WATCH).asBoolean() && !who.minds()) {
      return true;
    }
    // An entry of the house journal names its line among its details, or in what it is about.
    return Stream.of(view, view.path("details"), view.path("about"))
        .flatMap(each -> Json.text(each, "line").stream())
        .anyMatch(line -> !line.isEmpty() && !who.sees(line));
  }

  private static void onlySeen(ObjectNode details, SignedIn who) {
    // Before the lines had a detail of their own, those of a change stood in what it was changed
    // to.
    for (String field : details.has("change") ? List.of(LINES, "to") : List.of(LINES)) {
      if (details.has(field)) {
        var told = Stream.of(details.path(field).asText().split("[ ,]+"));
        details.put(field, told.filter(name -> isSeen(name, who)).collect(Collectors.joining(" ")));
      }
    }
  }

  private static boolean isSeen(String name, SignedIn who) {
    return Role.of(name).isPresent() || name.equals("all") || who.sees(name);
  }

  private static void prune(JsonNode view, SignedIn who) {
    if (view instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (isHidden(array.get(i), who)) {
          array.remove(i);
        }
      }
    }
    if (view.path("details") instanceof ObjectNode details) {
      onlySeen(details, who);
    }
    view.forEach(part -> prune(part, who));
    if (view instanceof ObjectNode object && object.has("health")) {
      boolean well = object.path("problems").isEmpty();
      object.put("health", well ? "green" : "red");
    }
  }
}
