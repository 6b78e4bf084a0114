package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import parley.core.line.Accepted;
import parley.core.line.CallOrder;
import parley.core.line.Ends;
import parley.core.line.Line;
import parley.core.line.Officer;
import parley.core.line.Precedence;
import parley.core.line.SendOrder;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.signin.Scope;

/** What officers order: send, acknowledge, withdraw, ring, answer, decline, end. */
public final class OrderEndpoints {
  private final Lines lines;
  private final Idempotency idempotency = new Idempotency();

  public OrderEndpoints(Lines lines) {
    this.lines = lines;
  }

  public List<Endpoint> endpoints() {
    var write = Access.needs(Scope.MESSAGE);
    var call = Access.needs(Scope.CALL);
    return List.of(
        Endpoint.post("/api/v1/lines/{line}/messages", write, this::send).paced(),
        Endpoint.post("/api/v1/messages/{serial}/acknowledge", write, this::acknowledge),
        Endpoint.post("/api/v1/messages/{serial}/withdraw", write, this::withdraw),
        Endpoint.post("/api/v1/lines/{line}/calls", call, this::call).paced(),
        Endpoint.post("/api/v1/calls/{serial}/answer", call, this::answer),
        Endpoint.post("/api/v1/calls/{serial}/decline", call, this::decline),
        Endpoint.post("/api/v1/calls/{serial}/end", call, this::end));
  }

  /** An order as the line's thread carries it out. */
  private interface Order extends BiConsumer<Line, Consumer<Accepted>> {}

  // Messages.

  private void send(Context ctx) {
    LineKeeper line = Finding.line(lines, ctx);
    ObjectNode request = Json.parse(ctx.body());
    var order =
        new SendOrder(
            officer(ctx),
            precedence(request),
            Json.required(request, "text"),
            language(request),
            Json.text(request, "corrects").filter(serial -> !serial.isEmpty()),
            request.path("exercise").asBoolean());
    started(ctx, line, (l, done) -> l.send(order, done));
  }

  /** BCP 47 as far as it is checked: letters, digits and hyphens; empty when nothing was said. */
  private static String language(ObjectNode request) {
    String language = Json.text(request, "lang").orElse("");
    if (!language.matches("[A-Za-z0-9-]{0,35}")) {
      throw Problem.badRequest("\"lang\" is a BCP 47 tag such as en, ru or uk.").thrown();
    }
    return language;
  }

  private void acknowledge(Context ctx) {
    var readBack = Json.text(body(ctx), "readBack");
    acted(ctx, Item.Message.class, (l, s, done) -> l.acknowledge(s, officer(ctx), readBack, done));
  }

  private void withdraw(Context ctx) {
    acted(ctx, Item.Message.class, (l, s, done) -> l.withdrawMessage(s, officer(ctx), done));
  }

  // Calls.

  private void call(Context ctx) {
    LineKeeper line = Finding.line(lines, ctx);
    ObjectNode request = Json.parse(ctx.body());
    Optional<Duration> window =
        request.has("windowSeconds")
            ? Optional.of(Duration.ofSeconds(request.path("windowSeconds").asLong()))
            : Optional.empty();
    var order = new CallOrder(officer(ctx), precedence(request), window, Ends.NONE);
    started(ctx, line, (l, done) -> l.call(order, done));
  }

  private void answer(Context ctx) {
    acted(ctx, Item.Call.class, (l, s, done) -> l.answer(s, officer(ctx), Ends.NONE, done));
  }

  private void decline(Context ctx) {
    String reason = Json.required(body(ctx), "reason").strip();
    if (reason.isEmpty()) {
      throw Problem.badRequest("A call is declined with a reason.").thrown();
    }
    acted(ctx, Item.Call.class, (l, s, done) -> l.decline(s, officer(ctx), reason, done));
  }

  private void end(Context ctx) {
    acted(ctx, Item.Call.class, (l, s, done) -> l.end(s, officer(ctx), done));
  }

  // What they share.

  /** An order about an item that exists. */
  private interface ItemOrder {
    void give(Line line, String serial, Consumer<Accepted> done);
  }

  private void started(Context ctx, LineKeeper line, Order order) {
    Optional<String> key =
        Optional.ofNullable(ctx.header("Idempotency-Key"))
            .filter(text -> !text.isBlank())
            .map(text -> SignedIn.of(ctx).account().name() + " " + text);
    ObjectNode view =
        idempotency.once(key, ctx.path() + " " + ctx.body(), () -> carriedOut(line, order));
    ctx.status(201);
    Answers.json(ctx, view);
  }

  private void acted(Context ctx, Class<? extends Item> kind, ItemOrder order) {
    var found = Finding.item(lines, ctx, kind);
    String serial = found.item().serial();
    Answers.json(ctx, carriedOut(found.line(), (l, done) -> order.give(l, serial, done)));
  }

  /** Returns the item as it stands once the order is durable. */
  private static ObjectNode carriedOut(LineKeeper line, Order order) {
    try {
      String serial = Finding.durable(line, line.order(order));
      // A second round of the line's thread: by then what became durable is also shown.
      line.ask(_ -> serial);
      return line.traffic()
          .find(serial)
          .map(item -> ItemViews.of(line, item))
          .orElseGet(() -> Json.object().put("serial", serial).put("line", line.name()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusals.noAnswer(line).thrown();
    }
  }

  private static Officer officer(Context ctx) {
    var account = SignedIn.of(ctx).account();
    return new Officer(account.name(), account.role().word(), account.displayName());
  }

  private static ObjectNode body(Context ctx) {
    return ctx.body().isBlank() ? Json.object() : Json.parse(ctx.body());
  }

  private static Precedence precedence(ObjectNode request) {
    String word = Json.text(request, "precedence").orElse("routine");
    return Precedence.of(word.toUpperCase(Locale.ROOT))
        .orElseThrow(
            () ->
                Problem.badRequest("\"precedence\" is routine, priority, immediate or flash.")
                    .thrown());
  }
}
