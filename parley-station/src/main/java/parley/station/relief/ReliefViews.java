package parley.station.relief;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.core.handover.Handover;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Person;
import parley.core.handover.Handover.Refusal;
import parley.core.handover.Handover.Review;
import parley.core.handover.Handovers;
import parley.core.handover.OpenItem;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.WatchChange;
import parley.station.answer.Json;
import parley.station.answer.Times;

/** Writes handovers and how the watch changed. */
final class ReliefViews {
  private ReliefViews() {}

  /**
   * Writes a handover with what is open.
   *
   * @param why what keeps the relief from assuming the watch; empty: nothing does
   * @param lastLeft when the relief last left a watch: what is newer is marked
   */
  static ObjectNode briefing(
      Briefing briefing, List<OpenItem> open, Optional<Refusal> why, OptionalLong lastLeft) {
    ObjectNode view = brief(briefing).put("mayAssume", why.isEmpty());
    why.ifPresent(one -> view.put("why", word(one)));
    view.set("items", Json.array(open, one -> item(one, briefing.ticked(), lastLeft)));
    return view;
  }

  /** Writes a handover of which nothing is open any more. */
  static ObjectNode signed(Handover handover) {
    ObjectNode view = brief(handover).put("mayAssume", false);
    view.putArray("items");
    return view;
  }

  /** Writes a handover without what is open. */
  static ObjectNode brief(Handover handover) {
    var between = handover.between();
    ObjectNode view = Json.object().put("position", between.position());
    view.set("leaver", person(between.leaver()));
    view.set("relief", person(between.relief()));
    switch (handover) {
      case Briefing briefing ->
          view.put("stage", "briefing").put("since", Times.at(briefing.sinceMillis()));
      case Review review ->
          view.put("stage", "review")
              .put("assumedAt", Times.at(review.assumedAtMillis()))
              .put("signOffFrom", Times.at(review.endsMillis()));
      case Handover.Over over ->
          view.put("stage", "over")
              .put("assumedAt", Times.at(over.assumedAtMillis()))
              .put("signedOffAt", Times.at(over.signedOffAtMillis()));
    }
    return view;
  }

  private static ObjectNode person(Person person) {
    return Json.object().put("officer", person.id()).put("name", person.name());
  }

  private static ObjectNode item(OpenItem item, Set<String> ticked, OptionalLong lastLeft) {
    ObjectNode view =
        Json.object()
            .put("id", item.id())
            .put("kind", word(item.kind()))
            .put("critical", item.critical())
            .put("ticked", ticked.contains(item.id()))
            .put("unseen", lastLeft.isEmpty() || item.atMillis() > lastLeft.getAsLong())
            .put("words", item.words());
    item.line().ifPresent(line -> view.put("line", line));
    item.serial().ifPresent(serial -> view.put("serial", serial));
    return Times.put(view, item.atMillis());
  }

  /** Writes one change of the watch. */
  static ObjectNode change(Entered entered, WatchChange change) {
    ObjectNode view =
        Times.put(Json.object(), entered.atMillis())
            .put("act", change.act())
            .put("position", change.position())
            .put("officer", entered.by().id())
            .put("name", entered.by().displayName());
    change.details().get(Handovers.FROM).ifPresent(from -> view.put("from", from));
    change.details().get(Handovers.FROM_NAME).ifPresent(from -> view.put("fromName", from));
    return view;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
