package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.core.line.CheckCallsView;
import parley.core.line.CheckCallsView.Missed;
import parley.core.line.LineChecks;
import parley.station.answer.Json;
import parley.station.answer.Times;

/** Writes how a line is tried: by itself, and by the two watches. */
final class CheckViews {
  private CheckViews() {}

  static ObjectNode of(LineChecks checks) {
    ObjectNode view =
        Json.object()
            .put("intervalSeconds", checks.interval().toSeconds())
            .put("passed", checks.passed())
            .put("failed", checks.failed())
            .put("missedInARow", checks.missed())
            .put("late", checks.late());
    checks.lastPassedMillis().ifPresent(at -> view.put("lastPassed", Times.at(at)));
    return view;
  }

  static ObjectNode of(CheckCallsView calls) {
    ObjectNode view = Json.object();
    calls.nextSeconds().ifPresent(at -> view.put("next", Times.at(at * 1_000)));
    calls
        .openSeconds()
        .ifPresent(
            at ->
                view.putObject("open")
                    .put("due", Times.at(at * 1_000))
                    .put("result", calls.openResult().word()));
    calls.missed().ifPresent(missed -> view.set("missed", missed(missed, calls.streak())));
    return view;
  }

  private static ObjectNode missed(Missed missed, int streak) {
    return Json.object()
        .put("due", Times.at(missed.dueSeconds() * 1_000))
        .put("result", missed.result().word())
        .put("weekdaysInARow", streak);
  }
}
