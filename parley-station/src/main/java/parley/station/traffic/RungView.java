package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.core.ladder.Basis;
import parley.core.ladder.Rung;
import parley.station.answer.Json;
import parley.station.answer.Times;

/** Writes ladders. */
final class RungView {
  private RungView() {}

  static ArrayNode ladder(List<Rung> rungs) {
    return Json.array(rungs, RungView::rung);
  }

  private static ObjectNode rung(Rung rung) {
    ObjectNode view = Json.object().put("rung", name(rung));
    Times.put(view, rung.at().toEpochMilli());
    view.put("basis", basis(rung.basis()));
    switch (rung) {
      // The index of the newest entry that the proving cosignature covers.
      case Rung.AtTheirStation there -> view.put("cosigned", there.size() - 1);
      case Rung.Ringing ringing -> view.put("count", ringing.positions());
      case Rung.NobodyArmed _ -> view.put("count", 0);
      case Rung.Acknowledged(_, _, var by) -> view.put("by", by);
      case Rung.Answered(_, _, var by) -> view.put("by", by);
      case Rung.Declined(_, _, var by, var reason) -> view.put("by", by).put("detail", reason);
      case Rung.Ended(_, _, var by) -> {
        if (!by.isEmpty()) {
          view.put("by", by);
        }
      }
      case Rung.Corrected(_, _, var serial) -> view.put("detail", serial);
      case Rung.Waiting _,
          Rung.Entered _,
          Rung.Sent _,
          Rung.Withdrawn _,
          Rung.Unanswered _,
          Rung.NoRoute _,
          Rung.StationSilent _,
          Rung.NotEntered _ -> {}
    }
    return view;
  }

  private static String name(Rung rung) {
    return switch (rung) {
      case Rung.Waiting _ -> "waiting";
      case Rung.Entered _ -> "entered";
      case Rung.Sent _ -> "sent";
      case Rung.AtTheirStation _ -> "at-their-station";
      case Rung.NobodyArmed _ -> "nobody-armed";
      case Rung.Ringing _ -> "ringing";
      case Rung.Acknowledged _ -> "acknowledged";
      case Rung.Answered _ -> "answered";
      case Rung.Declined _ -> "declined";
      case Rung.Withdrawn _ -> "withdrawn";
      case Rung.Unanswered _ -> "unanswered";
      case Rung.NoRoute _ -> "no-route";
      case Rung.StationSilent _ -> "station-silent";
      case Rung.Ended _ -> "ended";
      case Rung.NotEntered _ -> "not-entered";
      case Rung.Corrected _ -> "corrected";
    };
  }

  static String basis(Basis basis) {
    return switch (basis) {
      case OURS -> "ours";
      case PROVEN -> "proven";
      case THEY_SAY -> "they-say";
    };
  }
}
