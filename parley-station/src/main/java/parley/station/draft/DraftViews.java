package parley.station.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import parley.core.draft.DraftState;
import parley.core.draft.Drafts.Standing;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.events.Event;
import parley.station.house.Shown;

/** Writes drafts. */
final class DraftViews {
  private DraftViews() {}

  /**
   * Writes one draft.
   *
   * @param line the line's name
   */
  static ObjectNode of(Standing one, String line) {
    var draft = one.draft();
    ObjectNode view = Json.object().put("draft", draft.id()).put("line", line);
    view.putObject("author")
        .put("officer", draft.by().id())
        .put("name", draft.by().displayName())
        .put("role", draft.by().role());
    Times.put(view, draft.writtenMillis())
        .put("precedence", draft.precedence().name().toLowerCase(Locale.ROOT))
        .put("text", draft.text())
        .put("lang", draft.language())
        .put("exercise", draft.exercise())
        .put("approval", draft.approval());
    draft.corrects().ifPresent(serial -> view.put("corrects", serial));
    state(view, one.state());
    return view;
  }

  private static void state(ObjectNode view, DraftState state) {
    switch (state) {
      case DraftState.Kept _ -> view.put("state", "kept");
      case DraftState.Waiting _ -> view.put("state", "waiting");
      case DraftState.Approved(var by, var at) ->
          view.put("state", "approved").put("by", by).put("stateAt", Times.at(at));
      case DraftState.Refused(var by, var reason, var at) ->
          view.put("state", "refused")
              .put("by", by)
              .put("reason", reason)
              .put("stateAt", Times.at(at));
      case DraftState.Sent(var serial, var at) ->
          view.put("state", "sent").put("serial", serial).put("stateAt", Times.at(at));
      case DraftState.Withdrawn(var by, var at) ->
          view.put("state", "withdrawn").put("by", by).put("stateAt", Times.at(at));
    }
  }

  /** The text that a draft shows. */
  static Shown shown(Standing one) {
    var draft = one.draft();
    var author = Optional.of(draft.by().displayName());
    return new Shown(draft.about().lineId(), draft.id(), author, false);
  }

  /** What consoles are told of it. */
  static Event event(Standing one, String line) {
    return Event.of("draft", of(one, line)).showing(Optional.of(shown(one)));
  }
}
