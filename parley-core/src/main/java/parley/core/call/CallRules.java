package parley.core.call;

import java.util.ArrayList;
import java.util.Optional;
import parley.core.call.CallEvent.Answered;
import parley.core.call.CallEvent.EndEntered;
import parley.core.call.CallState.Alert;
import parley.core.call.CallState.Delivered;
import parley.core.call.CallState.Ended;
import parley.core.call.CallState.Failed;
import parley.core.call.CallState.HungUp;
import parley.core.call.CallState.Joined;
import parley.core.call.CallState.PreEmpted;
import parley.core.call.CallState.Reached;
import parley.core.call.CallState.Ringing;
import parley.core.call.CallState.Talking;
import parley.core.call.CallState.Unanswered;
import parley.core.call.CallState.Withdrawn;

/**
 * Every legal move of a call.
 *
 * <p>The two logs reach the two stations in different interleavings, so the rules are written to
 * come to the same state whatever the order: an answer and the caller's end that did not know each
 * other "crossed", and then the caller's end wins on both sides.
 */
public final class CallRules {
  private CallRules() {}

  /** Returns the state after {@code event}; the same state if the event no longer matters. */
  public static CallState after(CallState state, CallEvent event) {
    return switch (event) {
      case CallEvent.Cosigned(var at, var size) ->
          state instanceof Ringing ringing
              ? new Ringing(delivered(ringing.reached(), new Delivered(at, size)))
              : lateReceipt(state, new Delivered(at, size));
      case CallEvent.Alerted(var at, var positions, var stage) ->
          alerted(state, new Alert(at, positions, stage));
      case Answered answered -> answered(state, answered);
      case CallEvent.Declined declined -> declined(state, declined);
      case EndEntered end -> ended(state, end);
    };
  }

  private static CallState answered(CallState state, Answered event) {
    if (event.knewOfEnd()) {
      return state;
    }
    return switch (state) {
      case Ringing(var reached) -> new Talking(reached, event.at(), event.by());
      case Withdrawn ended -> new Withdrawn(ended.reached(), ended.at(), true);
      case Unanswered ended -> new Unanswered(ended.reached(), ended.at(), true);
      // It did reach their station after all, and somebody answered a caller who had gone.
      case Failed ended -> new Unanswered(ended.reached(), ended.at(), true);
      case Talking talking -> talking;
      case Ended ended -> ended;
    };
  }

  private static CallState declined(CallState state, CallEvent.Declined event) {
    return state instanceof Ringing(var reached) && !event.knewOfEnd()
        ? new CallState.Declined(reached, event.at(), event.by(), event.reason())
        : state;
  }

  private static CallState ended(CallState state, EndEntered event) {
    return switch (state) {
      case Ringing(var reached) when event.whose().caller() -> byCaller(reached, event, false);
      case Ringing ringing -> ringing;
      case Talking talking when event.whose().caller() && !event.whose().knewOfAnswer() ->
          byCaller(talking.reached(), event, true);
      case Talking talking -> afterTalk(talking, event);
      // Both put down before they heard of each other: the caller's end is the one that counts.
      case HungUp(var reached, var since, var by, _, _)
          when event.whose().caller() && !event.whose().knewOfEnd() ->
          crossed(new Talking(reached, since, by), event);
      case PreEmpted(var reached, var since, var by, _, _)
          when event.whose().caller() && !event.whose().knewOfEnd() ->
          crossed(new Talking(reached, since, by), event);
      // A decline and the caller's end that crossed: the caller's wins, as with an answer.
      case CallState.Declined declined
          when event.whose().caller() && !event.whose().knewOfAnswer() ->
          byCaller(declined.reached(), event, false);
      case Ended ended -> ended;
    };
  }

  private static CallState afterTalk(Talking talk, EndEntered event) {
    return event.outcome() == CallEvent.Outcome.PRE_EMPTED
        ? new PreEmpted(talk.reached(), talk.since(), talk.answeredBy(), event.at(), event.by())
        : new HungUp(talk.reached(), talk.since(), talk.answeredBy(), event.at(), event.by());
  }

  private static CallState crossed(Talking talk, EndEntered event) {
    return event.whose().knewOfAnswer()
        ? afterTalk(talk, event)
        : byCaller(talk.reached(), event, true);
  }

  private static CallState byCaller(Reached reached, EndEntered event, boolean crossed) {
    return switch (event.outcome()) {
      case WITHDRAWN, HUNG_UP, PRE_EMPTED -> new Withdrawn(reached, event.at(), crossed);
      case UNANSWERED -> new Unanswered(reached, event.at(), crossed);
      case FAILED ->
          crossed
              ? new Unanswered(reached, event.at(), true)
              : new Failed(reached, event.at(), event.silence());
      case JOINED -> new Joined(reached, event.at());
    };
  }

  private static CallState alerted(CallState state, Alert alert) {
    return withReached(
        state,
        reached -> {
          var alerts = new ArrayList<>(reached.alerts());
          alerts.add(alert);
          return new Reached(reached.since(), reached.delivered(), alerts);
        });
  }

  /** A receipt that comes after the end still proves that the call got there. */
  private static CallState lateReceipt(CallState state, Delivered delivered) {
    return withReached(state, reached -> delivered(reached, delivered));
  }

  private static Reached delivered(Reached reached, Delivered delivered) {
    return reached.delivered().isPresent()
        ? reached
        : new Reached(reached.since(), Optional.of(delivered), reached.alerts());
  }

  private interface Change {
    Reached of(Reached reached);
  }

  private static CallState withReached(CallState state, Change change) {
    var reached = change.of(state.reached());
    return switch (state) {
      case Ringing _ -> new Ringing(reached);
      case Talking(_, var since, var by) -> new Talking(reached, since, by);
      case HungUp(_, var answeredAt, var answeredBy, var at, var by) ->
          new HungUp(reached, answeredAt, answeredBy, at, by);
      case PreEmpted(_, var answeredAt, var answeredBy, var at, var by) ->
          new PreEmpted(reached, answeredAt, answeredBy, at, by);
      case Withdrawn(_, var at, var crossed) -> new Withdrawn(reached, at, crossed);
      case CallState.Declined(_, var at, var by, var reason) ->
          new CallState.Declined(reached, at, by, reason);
      case Unanswered(_, var at, var crossed) -> new Unanswered(reached, at, crossed);
      case Failed(_, var at, var why) -> new Failed(reached, at, why);
      case Joined(_, var at) -> new Joined(reached, at);
    };
  }
}
