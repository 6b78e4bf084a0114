package parley.station.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parley.station.answer.Json;

/**
 * One station as its officer reaches it: by command, and by the API behind it.
 *
 * @param name the station's own name
 * @param line the name of its line, which is the counterpart's
 * @param door where its desk is
 * @param token the file with the officer's token
 */
public record OneStation(String name, String line, Door door, Path token) {

  /** Runs a command of the officer's here. */
  Ended parley(String... arguments) {
    return Parley.run(withDoor(arguments));
  }

  /** Runs a command of the officer's here, with this on standard input. */
  Ended fed(String input, String... arguments) {
    return Parley.fed(input, withDoor(arguments));
  }

  /** Starts a command of the officer's here. */
  Started start(String... arguments) {
    return Parley.start(withDoor(arguments));
  }

  private String[] withDoor(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(door.options());
    words.addAll(List.of("--token-file", token.toString()));
    return words.toArray(String[]::new);
  }

  /** Takes a position by command and keeps it armed until that is closed. */
  Started arm(String position) {
    var bell = door.isDemo() ? List.<String>of() : List.of("--bell", "true");
    List<String> words = new ArrayList<>(List.of("position", "arm", position));
    words.addAll(bell);
    var armed = start(words.toArray(String[]::new));
    armed.line(line -> line.contains("is armed"));
    return armed;
  }

  JsonNode get(String path) {
    return door.get(path, token);
  }

  /** Asks for something to be done; the answer has the status beside the body. */
  Answer post(String path, ObjectNode body) {
    return door.post(path, body, token);
  }

  /** Lets go of something; that it is there no more is no failure. */
  void delete(String path) {
    door.delete(path, token);
  }

  /** Sends a text over the API and returns its serial. */
  String send(String text, String precedence) {
    var order = Json.object().put("text", text).put("precedence", precedence);
    return post(linePath() + "/messages", order).done().path("serial").asText();
  }

  /** Rings over the API and returns the serial. */
  String ring(int windowSeconds) {
    var order = Json.object().put("precedence", "routine").put("windowSeconds", windowSeconds);
    return post(linePath() + "/calls", order).done().path("serial").asText();
  }

  String linePath() {
    return "/api/v1/lines/" + line;
  }

  JsonNode lineView() {
    return get(linePath());
  }

  JsonNode message(String serial) {
    return get("/api/v1/messages/" + serial);
  }

  JsonNode call(String serial) {
    return get("/api/v1/calls/" + serial);
  }

  /** All messages that this station knows, the oldest first. */
  List<JsonNode> messages() {
    return items("/api/v1/messages");
  }

  /** All calls that this station knows, the oldest first. */
  List<JsonNode> calls() {
    return items("/api/v1/calls");
  }

  private List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    var more = "";
    do {
      var page = get(path + "?limit=500&line=" + line + more);
      page.path("items").forEach(items::add);
      more = page.has("next") ? "&before=" + page.path("next").asText() : "";
    } while (!more.isEmpty());
    return items.reversed();
  }

  /** The merged journal as text. */
  String tail() {
    return door.text(linePath() + "/journal?format=text", token);
  }

  /** Waits until the line here is as wanted, and returns it. */
  public JsonNode awaitLine(String what, Predicate<JsonNode> wanted) {
    return Patience.some(name + ": " + what, () -> door.tried(linePath(), token).filter(wanted));
  }

  /** Waits until the line is up, on all its routes. */
  JsonNode awaitNormal() {
    return awaitLine(
        "the line is normal on all routes",
        line ->
            line.path("state").asText().equals("normal")
                && line.path("lampReason").asText().equals("all-routes-live"));
  }

  /** Waits until a message is here and as wanted. */
  JsonNode awaitMessage(String serial, Predicate<JsonNode> wanted) {
    return await("/api/v1/messages/" + serial, wanted);
  }

  /** Waits until a call is here and as wanted. */
  JsonNode awaitCall(String serial, Predicate<JsonNode> wanted) {
    return await("/api/v1/calls/" + serial, wanted);
  }

  private JsonNode await(String path, Predicate<JsonNode> wanted) {
    return Patience.some(name + ": " + path, () -> door.tried(path, token).filter(wanted));
  }

  /** Waits until somebody here would be heard, or nobody. */
  void awaitArmed(int positions) {
    Patience.until(
        name + ": " + positions + " armed",
        () ->
            door.tried("/api/v1/station", token)
                .filter(view -> view.path("watch").path("armed").asInt(-1) == positions)
                .isPresent());
  }

  /** Exports evidence into a folder and returns it. */
  Path export(Path folder, String... about) {
    List<String> words = new ArrayList<>(List.of("journal", "export", "--line", line));
    words.addAll(List.of(about));
    words.add(folder.toString());
    parley(words.toArray(String[]::new)).well();
    return folder;
  }

  /** Acknowledges over the API. */
  Answer acknowledge(String serial, Optional<String> readBack) {
    var order = Json.object();
    readBack.ifPresent(digits -> order.put("readBack", digits));
    return post("/api/v1/messages/" + serial + "/acknowledge", order);
  }
}
