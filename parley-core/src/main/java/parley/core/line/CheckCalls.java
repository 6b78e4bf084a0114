package parley.core.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.core.call.CallState;
import parley.core.call.Silence;
import parley.core.log.Names;
import parley.journal.cbor.Cbor;

/** The check calls of both logs by the time for which each was made: a fold of the entries. */
final class CheckCalls {
  private final Map<Long, List<String>> rings = new HashMap<>();
  private final Map<Long, List<Silence>> attempts = new HashMap<>();

  /** A ring was entered; it may be a check call. */
  void rang(Placed ring) {
    if (Purpose.of(ring.content()) instanceof Purpose.Check(var due)) {
      var serial = ring.content().serial().orElse("");
      rings.computeIfAbsent(due, _ -> new ArrayList<>()).add(Traffic.key(ring.side(), serial));
    }
  }

  /** A list of attempts without a route was entered; check calls may be among them. */
  void attempted(Placed list) {
    for (var item : list.content().attributes().items(Names.LIST)) {
      if (item instanceof Cbor.Table(var map)
          && map.get(Names.CHECK) instanceof Cbor.Count(var due)) {
        var word = map.get(Names.REASON) instanceof Cbor.Text(var reason) ? reason : "";
        attempts.computeIfAbsent(due, _ -> new ArrayList<>()).add(Silence.ofFailed(word));
      }
    }
  }

  /** What came of the check call of a time, as far as both logs tell. */
  CheckCallResult of(long due, Traffic traffic) {
    var best = CheckCallResult.NOT_MADE;
    for (var silence : attempts.getOrDefault(due, List.of())) {
      best = best.or(CheckCallResult.of(silence));
    }
    for (var key : rings.getOrDefault(due, List.of())) {
      best = best.or(traffic.call(key).map(CheckCalls::of).orElse(CheckCallResult.NOT_MADE));
    }
    return best;
  }

  private static CheckCallResult of(Traffic.Call call) {
    return switch (call.state()) {
      case CallState.Talking _, CallState.HungUp _, CallState.PreEmpted _, CallState.Joined _ ->
          CheckCallResult.ANSWERED;
      case CallState.Failed failed -> CheckCallResult.of(failed.why());
      case CallState.Ringing(var reached) -> rang(reached);
      case CallState.Withdrawn ended -> rang(ended.reached());
      case CallState.Declined ended -> rang(ended.reached());
      case CallState.Unanswered ended -> rang(ended.reached());
    };
  }

  private static CheckCallResult rang(CallState.Reached reached) {
    if (reached.everArmed()) {
      return CheckCallResult.RANG;
    }
    return reached.alerts().isEmpty()
        ? CheckCallResult.STATION_SILENT
        : CheckCallResult.NOBODY_ARMED;
  }
}
