package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import parley.core.call.CallState;
import parley.core.line.CallView;
import parley.core.line.MessageView;
import parley.core.line.Purpose;
import parley.core.message.MessageState;
import parley.journal.Reference;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;
import parley.station.line.TrafficBook.Item;

/** Writes calls and messages. */
public final class ItemViews {
  /** What other parts of the station know of a call. */
  public interface Extras {
    /** Adds to the view of {@code call} what is known of it. */
    void add(ObjectNode view, LineKeeper line, CallView call);
  }

  private final Extras extras;
  private final Texts texts;
  private final Stages.Drafted drafted;
  private final Onward onward;

  /**
   * @param drafted knows which messages were drafts before
   */
  public ItemViews(Extras extras, Texts texts, Stages.Drafted drafted, Onward onward) {
    this.extras = extras;
    this.texts = texts;
    this.drafted = drafted;
    this.onward = onward;
  }

  /** What must be told before one of these views is shown to a person. */
  public Texts texts() {
    return texts;
  }

  /** Writes one item of a line. */
  public ObjectNode of(LineKeeper line, Item item) {
    return switch (item) {
      case Item.Call(var call) -> call(line, call);
      case Item.Message(var message) -> message(line, message);
    };
  }

  /** What calls and messages have in common. */
  private static ObjectNode traffic(LineKeeper line, Item item) {
    boolean outbound =
        switch (item) {
          case Item.Call(var call) -> call.outbound();
          case Item.Message(var message) -> message.outbound();
        };
    String officer =
        switch (item) {
          case Item.Call(var call) -> call.officer();
          case Item.Message(var message) -> message.officer();
        };
    var identity = line.identity();
    var card = outbound ? identity.ours() : identity.theirs();
    ObjectNode view =
        Json.object()
            .put("type", item instanceof Item.Call ? "call" : "message")
            .put("serial", item.serial())
            .put("line", line.name());
    view.putObject("author")
        .put("station", card.about().station())
        .put("officer", officer)
        .put("name", officer);
    view.put("direction", outbound ? "out" : "in");
    return Times.put(view, item.atMillis());
  }

  private static void place(ObjectNode view, Optional<Reference> place) {
    place.ifPresent(
        at ->
            view.put("log", at.side().name().toLowerCase(Locale.ROOT))
                .put("index", at.index())
                .put("epoch", at.epoch()));
  }

  // Messages.

  private ObjectNode message(LineKeeper line, MessageView message) {
    ObjectNode view = traffic(line, new Item.Message(message));
    view.put("precedence", Words.of(message.precedence())).put("state", state(message));
    place(view, message.place());
    view.put("text", message.text())
        .put("lang", message.language())
        .put("exercise", message.exercise());
    message.corrects().ifPresent(serial -> view.put("corrects", serial));
    message.correctedBy().ifPresent(serial -> view.put("correctedBy", serial));
    if (message.state() instanceof MessageState.Acknowledged known) {
      view.put("acknowledgedBy", known.by());
    }
    var possible = message.possible();
    view.put("canAcknowledge", possible.acknowledge())
        .put("needsReadBack", possible.readBack())
        .put("canWithdraw", possible.withdraw());
    message.stop().ifPresent(stop -> view.set("stop", StopEndpoints.view(stop)));
    view.set("ladder", RungView.ladder(message.ladder()));
    var before =
        message.outbound() ? drafted.of(line, message.serial()) : Optional.<Stages.Before>empty();
    var steps = onward.of(line, message.serial());
    Stages.add(view, line, message, new Stages.Around(before, steps));
    if (!steps.isEmpty()) {
      view.set("onward", Onward.view(steps));
    }
    return view;
  }

  private static String state(MessageView message) {
    if (message.correctedBy().isPresent()) {
      return "corrected";
    }
    return switch (message.state()) {
      case MessageState.Waiting _ -> "waiting";
      case MessageState.Withdrawn _ -> "withdrawn";
      case MessageState.Acknowledged _ -> "acknowledged";
      case MessageState.Entered entered -> {
        var rang = entered.alerts().stream().anyMatch(alert -> alert.positions() > 0);
        yield rang ? "alerted" : entered.delivered().isPresent() ? "delivered" : "entered";
      }
    };
  }

  // Calls.

  private ObjectNode call(LineKeeper line, CallView call) {
    ObjectNode view = traffic(line, new Item.Call(call));
    view.put("precedence", Words.of(call.precedence()));
    place(view, call.place());
    view.put("notEntered", call.notEntered());
    state(view, call.state());
    call.silence().ifPresent(silence -> view.put("silence", Words.of(silence)));
    if (!call.window().isZero()) {
      view.put("windowSeconds", call.window().toSeconds())
          .put("windowEndsAt", Times.at(call.windowEndsMillis()));
    }
    var reached = call.state().reached();
    if (!reached.alerts().isEmpty()) {
      view.put("armedThere", reached.alerts().getLast().positions());
    }
    var possible = call.possible();
    view.put("everArmed", reached.everArmed())
        .put("bell", call.bell())
        .put("canAnswer", possible.answer())
        .put("canDecline", possible.decline())
        .put("canEnd", possible.end());
    call.stage().ifPresent(stage -> view.put("stage", Words.of(stage)));
    call.purpose().stop().ifPresent(stop -> view.set("stop", StopEndpoints.view(stop)));
    if (call.purpose() instanceof Purpose.Check(var due)) {
      view.put("checkDue", Times.at(due * 1_000));
    }
    extras.add(view, line, call);
    view.set("ladder", RungView.ladder(call.ladder()));
    return view;
  }

  private static void state(ObjectNode view, CallState state) {
    switch (state) {
      case CallState.Ringing _ -> view.put("state", "ringing");
      case CallState.Talking(_, var since, var by) ->
          answered(view.put("state", "talking"), since, by);
      case CallState.HungUp call -> {
        ended(view, "hung-up", call.at());
        answered(view, call.answeredAt(), call.answeredBy());
      }
      case CallState.PreEmpted call -> {
        ended(view, "pre-empted", call.at());
        answered(view, call.answeredAt(), call.answeredBy());
      }
      case CallState.Withdrawn call ->
          ended(view, "withdrawn", call.at()).put("crossed", call.answerCrossed());
      case CallState.Declined call ->
          ended(view, "declined", call.at()).put("reason", call.reason());
      case CallState.Unanswered call ->
          ended(view, "unanswered", call.at()).put("crossed", call.answerCrossed());
      case CallState.Failed call -> ended(view, "failed", call.at());
      case CallState.Joined call -> ended(view, "joined", call.at());
    }
  }

  private static ObjectNode ended(ObjectNode view, String outcome, Instant at) {
    return view.put("state", "ended")
        .put("outcome", outcome)
        .put("endedAt", Times.at(at.toEpochMilli()));
  }

  private static void answered(ObjectNode view, Instant at, String by) {
    view.put("answeredBy", by).put("answeredAt", Times.at(at.toEpochMilli()));
  }
}
