package parley.station.roster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import parley.core.roster.Duty;
import parley.core.roster.Roster;
import parley.core.roster.Rotation;
import parley.station.answer.Json;
import parley.station.answer.Times;

/** Writes the roster. */
public final class RosterViews {
  private final UnaryOperator<String> nameOf;

  /**
   * @param nameOf how somebody of a sign-in name is shown
   */
  public RosterViews(UnaryOperator<String> nameOf) {
    this.nameOf = nameOf;
  }

  /** Writes who is to stand the watch now, and when that next changes. */
  public ObjectNode now(Roster roster, long now) {
    ObjectNode view = Json.object();
    roster.at(now).ifPresent(duty -> view.set("duty", duty(duty)));
    roster
        .nextChange(now)
        .ifPresent(
            change -> {
              ObjectNode next = Times.put(view.putObject("next"), change.atMillis());
              change.officer().ifPresent(who -> named(next, who));
            });
    return view;
  }

  /** Writes the watches and gaps of some time. */
  ObjectNode all(Roster roster, long now, long to) {
    ObjectNode view = now(roster, now);
    view.set("duties", Json.array(roster.duties(now, to), this::duty));
    view.set(
        "gaps",
        Json.array(
            roster.rotations().isEmpty() ? List.<Roster.Gap>of() : roster.gaps(now, to),
            gap -> span(Json.object(), gap.fromMillis(), gap.toMillis())));
    view.set("rotations", Json.array(roster.rotations(), this::rotation));
    return view;
  }

  private ObjectNode rotation(Rotation rotation) {
    ObjectNode view =
        Json.object()
            .put("start", Times.at(rotation.startMillis()))
            .put("startDtg", Times.dtg(rotation.startMillis()))
            .put("minutes", rotation.watchMillis() / 60_000);
    view.set("officers", Json.array(rotation.officers(), who -> named(Json.object(), who)));
    return view;
  }

  private ObjectNode duty(Duty duty) {
    ObjectNode view = named(Json.object(), duty.officer());
    return span(view, duty.fromMillis(), duty.toMillis()).put("override", duty.override());
  }

  private ObjectNode named(ObjectNode view, String officer) {
    return view.put("officer", officer)
        .put("name", Optional.of(nameOf.apply(officer)).filter(n -> !n.isEmpty()).orElse(officer));
  }

  private static ObjectNode span(ObjectNode view, long from, long to) {
    return view.put("from", Times.at(from))
        .put("fromDtg", Times.dtg(from))
        .put("to", Times.at(to))
        .put("toDtg", Times.dtg(to));
  }
}
