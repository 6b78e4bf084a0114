package parley.station.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads what a running station says of itself. */
public final class StationChecks {
  private static final Duration SKEW = Duration.ofSeconds(2);

  private StationChecks() {}

  /** Says in words what {@code /health} answered. */
  public static List<Diagnosis> health(JsonNode health) {
    List<Diagnosis> found = new ArrayList<>();
    for (JsonNode problem : health.path("problems")) {
      String id = problem.path("id").asText();
      String since = problem.has("since") ? " Since " + problem.path("since").asText() + "." : "";
      found.add(Diagnosis.wrong(id, problem.path("words").asText() + since, whatToDo(id)));
    }
    if (found.isEmpty() && health.path("health").asText().equals("green")) {
      found.add(Diagnosis.ok("health", "The station says that it is well."));
    } else if (found.isEmpty()) {
      found.add(
          Diagnosis.wrong("health", "The station is red and names no reason.", "See its log."));
    }
    return found;
  }

  /** A station's view without the problems of lines that {@code sees} denies. */
  static ObjectNode insight(ObjectNode station, Predicate<String> sees) {
    ObjectNode view = station.deepCopy();
    var problems = view.putArray("problems");
    for (JsonNode problem : station.path("problems")) {
      if (!problem.has("line") || sees.test(problem.path("line").asText())) {
        problems.add(problem);
      }
    }
    return view.put("health", problems.isEmpty() ? "green" : "red");
  }

  private static String whatToDo(String id) {
    if (id.startsWith("storage-disk-full")) {
      return "Make room on the disk; entering goes on by itself.";
    }
    if (id.startsWith("storage-") || id.startsWith("not-entered-")) {
      return "See the log, make sure that the disk is sound, then restart the station.";
    }
    if (id.startsWith("recovering-")) {
      return "If an older copy of the state folder was put back, stop the station and put the newest"
          + " database in its place. Calls go on, marked NOT ENTERED.";
    }
    if (id.startsWith("frozen-")) {
      return "Keep the files in evidence/ of the state folder and tell your commander: two histories"
          + " were signed. The line stays frozen.";
    }
    if (id.startsWith("no-route-")) {
      return "Check the network of each route, and ask the counterpart by other means.";
    }
    if (id.startsWith("station-silent-")) {
      return "Ask the counterpart by other means; its machine answers and its station does not.";
    }
    return "See the log; restart the station if it does not go away.";
  }

  /** Says what a signed-in look at {@code /api/v1/station} adds. */
  public static List<Diagnosis> station(JsonNode station, Instant now) {
    List<Diagnosis> found = new ArrayList<>();
    int armed = station.path("watch").path("armed").asInt();
    found.add(
        armed > 0
            ? Diagnosis.ok("watch", armed + " of its positions would be heard ringing.")
            : Diagnosis.warning(
                "watch",
                "Nobody has the watch: calls ring nobody there.",
                "Take the watch at a console."));
    found.add(difference(Duration.between(now, Instant.parse(station.path("now").asText()))));
    return found;
  }

  private static Diagnosis difference(Duration ahead) {
    return ahead.abs().compareTo(SKEW) <= 0
        ? Diagnosis.ok("station-clock", "Its clock and this machine's agree.")
        : Diagnosis.warning(
            "station-clock",
            "Its clock and this machine's differ by " + ahead.abs().toSeconds() + " s.",
            "Find out which of the two is wrong, and set it.");
  }
}
