package parley.station.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import parley.core.line.LineRecord;
import parley.core.line.LineRecord.CallFact;
import parley.core.line.LineRecord.RouteFact;
import parley.core.line.LineRecord.Tally;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;

/** Writes the health of a line: what both hold, and apart from it what we measured. */
final class HealthViews {
  private HealthViews() {}

  static ObjectNode of(LineKeeper line, LineRecord record, List<Bucket> measured) {
    var ours = line.side();
    ObjectNode view = Json.object().put("line", line.name());
    view.put("since", Times.at(record.since())).put("sinceDtg", Times.dtg(record.since()));
    ObjectNode shared = view.putObject("shared");
    var text = Bytes.utf8(record.text());
    shared.put("sha256", Digest.sha256(text).bytes().hex());
    shared.set("ours", tally(record, ours));
    shared.set("theirs", tally(record, ours.other()));
    shared.put("sentence", sentence(record, ours));
    shared.set("calls", Json.array(record.calls(), call -> call(call, ours)));
    shared.set("routes", Json.array(record.routes(), route -> route(route, ours)));
    shared.set(
        "checkCalls",
        Json.array(
            record.checkCalls(),
            one ->
                Json.object()
                    .put("due", Times.at(one.dueSeconds() * 1_000))
                    .put("result", one.result().word())));
    view.putObject("measuredByUs").set("steps", Json.array(measured, HealthViews::step));
    return view;
  }

  private static ObjectNode tally(LineRecord record, Side by) {
    var tally = record.tally(by);
    return Json.object()
        .put("calls", tally.calls())
        .put("reached", tally.reached())
        .put("answered", tally.answered());
  }

  /** The sentence for the record: what we can say of our calls, and no word more. */
  static String sentence(LineRecord record, Side ours) {
    Tally tally = record.tally(ours);
    var since = "Since " + Times.dtg(record.since()) + ": ";
    if (tally.calls() == 0) {
      return since + "no call was made.";
    }
    var answered =
        switch (tally.answered()) {
          case 0 -> "none was answered.";
          case 1 -> "1 was answered.";
          default -> tally.answered() + " were answered.";
        };
    return since
        + tally.reached()
        + " of "
        + tally.calls()
        + (tally.calls() == 1 ? " call" : " calls")
        + " reached their station; "
        + answered;
  }

  private static String who(Side by, Side ours) {
    return by == ours ? "ours" : "theirs";
  }

  private static ObjectNode call(CallFact call, Side ours) {
    ObjectNode view =
        Json.object()
            .put("by", who(call.by(), ours))
            .put("serial", call.serial())
            .put("precedence", call.precedence().toLowerCase(Locale.ROOT))
            .put("stop", call.stop());
    Times.put(view, call.atMillis());
    view.put("outcome", call.outcome()).put("reached", call.reached()).put("rang", call.rang());
    call.answerMillis().ifPresent(millis -> view.put("answerMillis", millis));
    return view;
  }

  private static ObjectNode route(RouteFact route, Side ours) {
    return Json.object()
        .put("by", who(route.by(), ours))
        .put("route", route.route())
        .put("passed", route.passed())
        .put("failed", route.failed())
        .put("down", route.down())
        .put("meanRttMillis", route.meanRttMillis());
  }

  private static ObjectNode step(Bucket step) {
    ObjectNode view =
        Json.object()
            .put("route", step.route())
            .put("at", Times.at(step.startMillis()))
            .put("lost", Math.round(step.lost() * 1_000) / 1_000.0)
            .put("clockSkewMillis", step.skewMillis());
    if (step.rttMillis() >= 0) {
      view.put("rttMillis", step.rttMillis());
    }
    if (step.cosignMillis() >= 0) {
      view.put("cosignMillis", step.cosignMillis());
    }
    step.speech()
        .ifPresent(
            speech ->
                view.put("voiceLoss", Math.round(speech.loss() * 10_000) / 10_000.0)
                    .put("voiceJitterMillis", Math.round(speech.jitterMillis() * 10) / 10.0)
                    .put("voiceMos", Math.round(speech.mos() * 100) / 100.0));
    return view;
  }

  /** What we measured, as CSV; the first line names the columns. */
  static String csv(List<Bucket> measured) {
    var text =
        new StringBuilder(
            "ours:route,start-unix-millis,looked,live,rtt-millis,cosign-millis,skew-millis,"
                + "voice-loss,voice-jitter-millis,voice-mos\n");
    measured.forEach(step -> text.append(step.row()).append('\n'));
    return text.toString();
  }
}
