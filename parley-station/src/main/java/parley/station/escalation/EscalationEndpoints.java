package parley.station.escalation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.TreeSet;
import parley.core.watch.Alarm;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;
import parley.station.watch.WatchFloor;

/** Passing an alarm on by hand, in one request. */
public final class EscalationEndpoints {
  private final WatchFloor floor;
  private final EscalationDesk desk;

  public EscalationEndpoints(WatchFloor floor, EscalationDesk desk) {
    this.floor = floor;
    this.desk = desk;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/api/v1/alarms/{id}/escalate", Access.needs(Scope.WATCH), this::escalate));
  }

  private void escalate(Context ctx) {
    var who = SignedIn.of(ctx);
    var alarm =
        floor
            .alarms()
            .find(ctx.pathParam("id"))
            .filter(Alarm::unnoticed)
            .filter(each -> each.condition().line().filter(line -> !who.sees(line)).isEmpty())
            .orElseThrow(
                () ->
                    Problem.notFound("There is no such alarm, or somebody has it already.")
                        .thrown());
    var by = who.officer();
    var brought =
        desk.byHand(alarm, by)
            .orElseThrow(
                () ->
                    new Problem(
                            "brought-everywhere",
                            409,
                            "Everybody this station can reach has been told.",
                            "Nobody more was told.",
                            "Acknowledge it yourself, or reach somebody in another way.")
                        .thrown());
    Answers.json(ctx, view(brought));
  }

  private static ObjectNode view(Brought brought) {
    ObjectNode view = Json.object().put("step", brought.stage().word());
    view.set("reached", Json.texts(List.copyOf(new TreeSet<>(brought.reached()))));
    if (!brought.heard()) {
      view.put("why", brought.why());
    }
    return view;
  }
}
