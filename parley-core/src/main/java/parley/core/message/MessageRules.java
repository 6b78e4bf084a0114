package parley.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.call.CallState.Alert;
import parley.core.call.CallState.Delivered;
import parley.core.message.MessageState.Acknowledged;
import parley.core.message.MessageState.Entered;
import parley.core.message.MessageState.InTheLog;
import parley.core.message.MessageState.Waiting;
import parley.core.message.MessageState.Withdrawn;

/** Every legal move of a message. */
public final class MessageRules {
  private MessageRules() {}

  /** Returns the state after {@code event}; the same state if the event no longer matters. */
  public static MessageState after(MessageState state, MessageEvent event) {
    return switch (state) {
      case Waiting waiting -> afterWaiting(waiting, event);
      case Withdrawn withdrawn -> withdrawn;
      case InTheLog message -> afterEntered(message, event);
    };
  }

  private static MessageState afterWaiting(Waiting waiting, MessageEvent event) {
    return switch (event) {
      case MessageEvent.Entered(var at) -> new Entered(at, Optional.empty(), List.of());
      case MessageEvent.Withdrawn(var at) -> new Withdrawn(at);
      case MessageEvent.Cosigned _, MessageEvent.Alerted _, MessageEvent.Acknowledged _ -> waiting;
    };
  }

  private static MessageState afterEntered(InTheLog message, MessageEvent event) {
    return switch (event) {
      case MessageEvent.Entered _, MessageEvent.Withdrawn _ -> message;
      case MessageEvent.Cosigned(var at, var size) ->
          message.delivered().isPresent()
              ? message
              : with(message, Optional.of(new Delivered(at, size)), message.alerts());
      case MessageEvent.Alerted(var at, var positions) -> {
        var alerts = new ArrayList<>(message.alerts());
        alerts.add(new Alert(at, positions, Optional.empty()));
        yield with(message, message.delivered(), alerts);
      }
      // The first person counts; a second acknowledgement is in the journal and changes nothing
      // here.
      case MessageEvent.Acknowledged(var at, var by) ->
          message instanceof Entered
              ? new Acknowledged(message.entered(), message.delivered(), message.alerts(), at, by)
              : message;
    };
  }

  private static MessageState with(
      InTheLog message, Optional<Delivered> delivered, List<Alert> alerts) {
    return switch (message) {
      case Entered entered -> new Entered(entered.entered(), delivered, alerts);
      case Acknowledged known ->
          new Acknowledged(known.entered(), delivered, alerts, known.at(), known.by());
    };
  }
}
