package parley.station.escalation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import parley.core.call.Stage;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.HouseEntry.EscalationStep;
import parley.core.line.CallView;
import parley.station.line.LineKeeper;

/**
 * Enters each stage that a call of theirs reaches here; the line itself decides when that is, and
 * rings.
 */
final class CallSteps {
  private final EscalationDesk.Parts parts;
  private final Map<String, Stage> reached = new HashMap<>();

  CallSteps(EscalationDesk.Parts parts) {
    this.parts = parts;
  }

  void look() {
    Set<String> open = new HashSet<>();
    for (var line : parts.lines().all()) {
      for (var call : line.traffic().openCalls()) {
        open.add(key(line, call));
        call.stage().ifPresent(stage -> step(line, call, stage));
      }
    }
    reached.keySet().retainAll(open);
  }

  private void step(LineKeeper line, CallView call, Stage stage) {
    var last = reached.put(key(line, call), stage);
    boolean wider = stage.compareTo(last == null ? Stage.HOLDERS : last) > 0;
    if (wider) {
      var rings = new TreeSet<>(parts.floor().ringing(line.name(), stage));
      var details =
          Details.of("outcome", rings.isEmpty() ? "failed" : "brought")
              .and("to", String.join(" ", rings));
      var about = new About(line.id().hex(), call.serial());
      parts.door().post(new EscalationStep(about, stage.word(), details));
    }
  }

  private static String key(LineKeeper line, CallView call) {
    return line.name() + "/" + call.serial();
  }
}
