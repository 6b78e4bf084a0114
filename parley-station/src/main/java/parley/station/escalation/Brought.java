package parley.station.escalation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.core.call.Stage;
import parley.core.house.Details;
import parley.station.escalation.Way.Outcome;

/**
 * What came of one step.
 *
 * @param stage to whom
 * @param reached the positions at which it sounds now
 * @param failed why others do not hear it
 */
public record Brought(Stage stage, Set<String> reached, Map<String, String> failed) {
  public Brought {
    reached = Set.copyOf(reached);
    failed = Map.copyOf(failed);
  }

  /** Brings something to everybody who belongs to a stage. */
  static Brought to(Stage stage, Set<String> positions, List<Way> ways) {
    Set<String> reached = new TreeSet<>();
    Map<String, String> failed = new TreeMap<>();
    for (var position : positions) {
      switch (outcome(position, ways)) {
        case Outcome.Brought _ -> reached.add(position);
        case Outcome.Failed(var why) -> failed.put(position, why);
      }
    }
    return new Brought(stage, reached, failed);
  }

  private static Outcome outcome(String position, List<Way> ways) {
    return ways.stream()
        .map(way -> way.bring(position))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new Outcome.Failed("no way leads there"));
  }

  /** Whether anybody hears it. */
  boolean heard() {
    return !reached.isEmpty();
  }

  /** Why nobody does, in English. */
  String why() {
    return failed.isEmpty()
        ? switch (stage) {
          case HOLDERS, EVERYONE -> "nobody is armed";
          case SUPERVISOR -> "this station has no supervisor's position";
          case DUTY_PHONE -> "this station has no duty phone";
        }
        : String.join(
            "; ",
            new TreeMap<>(failed)
                .entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
  }

  /** What is entered of it. */
  Details details() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("outcome", heard() ? "brought" : "failed");
    details.put("to", Details.shortened(String.join(" ", new TreeSet<>(reached))));
    if (!heard()) {
      details.put("why", Details.shortened(why()));
    }
    return Details.of(details);
  }
}
