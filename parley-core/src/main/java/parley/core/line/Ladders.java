package parley.core.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.call.CallState;
import parley.core.call.CallState.Alert;
import parley.core.call.CallState.Delivered;
import parley.core.call.Silence;
import parley.core.ladder.Basis;
import parley.core.ladder.Rung;
import parley.core.message.MessageState;

/** Builds the ladder of a message or call from its state, as seen from one side. */
final class Ladders {
  private final boolean outbound;

  /** {@code outbound}: we are the author, so what the other side's people did is their word. */
  Ladders(boolean outbound) {
    this.outbound = outbound;
  }

  private Basis author() {
    return outbound ? Basis.OURS : Basis.THEY_SAY;
  }

  private Basis receiver() {
    return outbound ? Basis.THEY_SAY : Basis.OURS;
  }

  List<Rung> of(MessageState state, Optional<String> correctedBy) {
    var rungs = new ArrayList<Rung>();
    switch (state) {
      case MessageState.Waiting(var accepted) -> rungs.add(new Rung.Waiting(accepted, author()));
      case MessageState.Withdrawn(var at) -> rungs.add(new Rung.Withdrawn(at, author()));
      case MessageState.InTheLog message -> {
        rungs.add(new Rung.Entered(message.entered(), author()));
        reached(rungs, message.delivered(), message.alerts());
        if (message instanceof MessageState.Acknowledged known) {
          rungs.add(new Rung.Acknowledged(known.at(), receiver(), known.by()));
        }
      }
    }
    correctedBy.ifPresent(
        serial -> rungs.add(new Rung.Corrected(rungs.getLast().at(), author(), serial)));
    return rungs;
  }

  /**
   * Returns a call's ladder; {@code now} is the silence that holds while it still rings, and since
   * when.
   */
  List<Rung> of(CallState state, Optional<Silence> now, Instant since) {
    var rungs = new ArrayList<Rung>();
    rungs.add(new Rung.Sent(state.reached().since(), author()));
    reached(rungs, state.reached().delivered(), state.reached().alerts());
    switch (state) {
      case CallState.Ringing _ -> now.ifPresent(silence -> silent(rungs, silence, since));
      case CallState.Talking talking ->
          rungs.add(new Rung.Answered(talking.since(), receiver(), talking.answeredBy()));
      case CallState.HungUp call -> {
        rungs.add(new Rung.Answered(call.answeredAt(), receiver(), call.answeredBy()));
        rungs.add(new Rung.Ended(call.at(), author(), call.by()));
      }
      case CallState.PreEmpted call -> {
        rungs.add(new Rung.Answered(call.answeredAt(), receiver(), call.answeredBy()));
        rungs.add(new Rung.Ended(call.at(), author(), call.by()));
      }
      case CallState.Withdrawn call -> rungs.add(new Rung.Withdrawn(call.at(), author()));
      case CallState.Declined call ->
          rungs.add(new Rung.Declined(call.at(), receiver(), call.by(), call.reason()));
      case CallState.Unanswered call -> rungs.add(new Rung.Unanswered(call.at(), author()));
      case CallState.Failed call -> silent(rungs, call.why(), call.at());
      case CallState.Joined call -> rungs.add(new Rung.Ended(call.at(), author(), ""));
    }
    return rungs;
  }

  private void silent(List<Rung> rungs, Silence silence, Instant since) {
    switch (silence) {
      case NO_ROUTE -> rungs.add(new Rung.NoRoute(since, author()));
      case STATION_SILENT -> rungs.add(new Rung.StationSilent(since, author()));
      // These two are told by the alerts themselves.
      case NOBODY_ARMED, RANG_NOT_ANSWERED -> {}
    }
  }

  private void reached(List<Rung> rungs, Optional<Delivered> delivered, List<Alert> alerts) {
    delivered.ifPresent(
        receipt ->
            rungs.add(
                new Rung.AtTheirStation(
                    receipt.at(), outbound ? Basis.PROVEN : Basis.OURS, receipt.size())));
    for (var alert : alerts) {
      rungs.add(
          alert.positions() == 0
              ? new Rung.NobodyArmed(alert.at(), receiver())
              : new Rung.Ringing(alert.at(), receiver(), alert.positions()));
    }
  }
}
