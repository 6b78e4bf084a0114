package parley.station.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry.Administration;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.Drafted;
import parley.core.house.HouseEntry.EscalationStep;
import parley.core.house.HouseEntry.Fact;
import parley.core.house.HouseEntry.Note;
import parley.core.house.HouseEntry.Other;
import parley.core.house.HouseEntry.Reading;
import parley.core.house.HouseEntry.WatchChange;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.watch.AlarmViews;

/** Writes entries of the house journal. */
final class HouseViews {
  private final UnaryOperator<String> lineName;

  /**
   * @param lineName the name of the line of an id; the id itself when there is no such line
   */
  HouseViews(UnaryOperator<String> lineName) {
    this.lineName = lineName;
  }

  /** The kind of an entry, as it stands in the journal. */
  static String kind(Entered entered) {
    return HouseCodec.content(entered).kind();
  }

  ObjectNode of(HouseBook.Row row) {
    ObjectNode view = Json.object().put("index", row.index());
    row.entered()
        .ifPresentOrElse(entered -> entry(view, entered), () -> view.put("kind", "unreadable"));
    return view;
  }

  private void entry(ObjectNode view, Entered entered) {
    Times.put(view, entered.atMillis()).put("kind", kind(entered));
    var by = entered.by();
    view.putObject("author")
        .put("role", by.role())
        .put("officer", by.id())
        .put("name", by.displayName());
    switch (entered.entry()) {
      case Reading(var line, var serials, var position) -> {
        view.put("line", lineName.apply(line)).put("position", position);
        view.set("serials", Json.texts(serials));
      }
      case WatchChange(var act, var position, var details) ->
          details(view.put("act", act).put("position", position), details);
      case Administration(var act, var subject, var details) ->
          details(view.put("act", act).put("subject", subject), details);
      case AlarmAct(var act, var alarm, var details) -> {
        details(view.put("act", act).put("subject", alarm), details);
        // Entries of earlier versions name their line only within the alarm's own name.
        AlarmViews.lineOf(alarm).ifPresent(line -> view.put("line", line));
      }
      case EscalationStep(var about, var step, var details) ->
          details(about(view.put("act", step), Optional.of(about)), details);
      case Fact(var act, var about, var details) ->
          details(about(view.put("act", act), about), details);
      case Note(var about, var result, var text) -> {
        about(view, Optional.of(about)).put("text", text);
        result.ifPresent(one -> view.put("act", one.word()));
      }
      // A draft's own words are for whoever may read messages: they stand in GET /drafts.
      case Drafted(var about, var details, _) -> details(about(view, Optional.of(about)), details);
      case Other(var content) -> view.put("text", content.body().text());
    }
  }

  private ObjectNode about(ObjectNode view, Optional<About> about) {
    about.ifPresent(
        one -> {
          view.put("line", lineName.apply(one.lineId()));
          if (!one.serial().isEmpty()) {
            view.set("serials", Json.array().add(one.serial()));
          }
        });
    return view;
  }

  private static void details(ObjectNode view, Details details) {
    ObjectNode all = view.putObject("details");
    details.byName().forEach(all::put);
  }
}
