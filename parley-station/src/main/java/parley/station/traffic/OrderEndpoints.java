package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.core.line.CallOrder;
import parley.core.line.Precedence;
import parley.core.line.Purpose;
import parley.core.line.SendOrder;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Endpoint;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.signin.Scope;

/** What officers order: send, acknowledge, withdraw, ring, answer, decline, end. */
public final class OrderEndpoints {
  private final CarryingOut orders;
  private final CallEnds ends;
  private final Idempotency idempotency = new Idempotency();

  /**
   * @param ends says what can be spoken at a position
   */
  public OrderEndpoints(Lines lines, ItemViews views, CallEnds ends) {
    this.orders = new CarryingOut(lines, views);
    this.ends = ends;
  }

  public List<Endpoint> endpoints() {
    var write = Access.needs(Scope.MESSAGE);
    var call = Access.needs(Scope.CALL);
    return List.of(
        Endpoint.post("/api/v1/lines/{line}/messages", write, this::send).paced(),
        Endpoint.post("/api/v1/messages/{serial}/acknowledge", write, this::acknowledge),
        Endpoint.post("/api/v1/messages/{serial}/withdraw", write, this::withdraw),
        Endpoint.post("/api/v1/lines/{line}/calls", call, this::call).paced(),
        Endpoint.post("/api/v1/calls/{serial}/answer", call, this::answer).evenLocked(),
        Endpoint.post("/api/v1/calls/{serial}/decline", call, this::decline),
        Endpoint.post("/api/v1/calls/{serial}/end", call, this::end).evenLocked());
  }

  // Messages.

  private void send(Context ctx) {
    LineKeeper line = Finding.line(orders.lines(), ctx);
    ObjectNode request = Json.parse(ctx.body());
    Sending.requireNoApproval(line, precedence(request));
    var order =
        new SendOrder(
            CarryingOut.officer(ctx),
            precedence(request),
            Json.required(request, "text"),
            language(request),
            Json.text(request, "corrects").filter(serial -> !serial.isEmpty()),
            request.path("exercise").asBoolean());
    idempotency.started(ctx, () -> orders.view(line, (l, done) -> l.send(order, done)));
  }

  /** BCP 47 as far as it is checked: letters, digits and hyphens; empty when nothing was said. */
  static String language(ObjectNode request) {
    String language = Json.text(request, "lang").orElse("");
    if (!language.matches("[A-Za-z0-9-]{0,35}")) {
      throw Problem.badRequest("\"lang\" is a BCP 47 tag such as en, ru or uk.").thrown();
    }
    return language;
  }

  private void acknowledge(Context ctx) {
    var readBack = Json.text(CarryingOut.body(ctx), "readBack");
    orders.about(
        ctx,
        Item.Message.class,
        (l, s, done) -> l.acknowledge(s, CarryingOut.officer(ctx), readBack, done));
  }

  private void withdraw(Context ctx) {
    orders.about(
        ctx,
        Item.Message.class,
        (l, s, done) -> l.withdrawMessage(s, CarryingOut.officer(ctx), done));
  }

  // Calls.

  private void call(Context ctx) {
    LineKeeper line = Finding.line(orders.lines(), ctx);
    ObjectNode request = Json.parse(ctx.body());
    Optional<Duration> window =
        request.has("windowSeconds")
            ? Optional.of(Duration.ofSeconds(request.path("windowSeconds").asLong()))
            : Optional.empty();
    var position = Json.text(request, "position").orElse("");
    ends.requireSeat(CarryingOut.officer(ctx), position);
    var here = ends.at(position);
    var by = CarryingOut.officer(ctx);
    var purpose = purpose(line, request);
    var order = new CallOrder(by, precedence(request), window, here, purpose);
    idempotency.started(
        ctx,
        () -> {
          ends.beforeSpeaking(by, position, line, "");
          return orders.view(line, (l, done) -> l.call(order, done));
        });
  }

  /** A check call counts for the time of the calendar that is open now. */
  private static Purpose purpose(LineKeeper line, ObjectNode request) {
    if (!request.path("check").asBoolean()) {
      return new Purpose.Talk();
    }
    var open = line.view().checkCalls().openSeconds();
    if (open.isEmpty()) {
      throw new Problem(
              "no-check-call-due",
              409,
              "No check call is due on this line now.",
              "No call was started.",
              "Wait for its time, or start an ordinary call.")
          .thrown();
    }
    return new Purpose.Check(open.getAsLong());
  }

  private void answer(Context ctx) {
    var position = Json.text(CarryingOut.body(ctx), "position").orElse("");
    ends.requireSeat(CarryingOut.officer(ctx), position);
    var found = Finding.item(orders.lines(), ctx, Item.Call.class);
    ends.beforeSpeaking(CarryingOut.officer(ctx), position, found.line(), found.item().serial());
    var here = ends.at(position);
    orders.about(ctx, found, (l, s, done) -> l.answer(s, CarryingOut.officer(ctx), here, done));
  }

  private void decline(Context ctx) {
    String reason = Json.required(CarryingOut.body(ctx), "reason").strip();
    if (reason.isEmpty()) {
      throw Problem.badRequest("A call is declined with a reason.").thrown();
    }
    orders.about(
        ctx, Item.Call.class, (l, s, done) -> l.decline(s, CarryingOut.officer(ctx), reason, done));
  }

  private void end(Context ctx) {
    var found = Finding.item(orders.lines(), ctx, Item.Call.class);
    orders.silencing(ctx, found, ends, (l, s, done) -> l.end(s, CarryingOut.officer(ctx), done));
  }

  // What they share.

  private static Precedence precedence(ObjectNode request) {
    String word = Json.text(request, "precedence").orElse("routine");
    return Precedence.of(word.toUpperCase(Locale.ROOT))
        .orElseThrow(
            () ->
                Problem.badRequest("\"precedence\" is routine, priority, immediate or flash.")
                    .thrown());
  }
}
