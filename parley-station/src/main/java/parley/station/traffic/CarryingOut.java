package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import parley.core.line.Accepted;
import parley.core.line.Line;
import parley.core.line.Officer;
import parley.station.answer.Json;
import parley.station.answer.ProblemException;
import parley.station.desk.Answers;
import parley.station.desk.SignedIn;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;

/** Gives officers' orders to a line's thread and answers with what became of the item. */
final class CarryingOut {
  /** An order as the line's thread carries it out. */
  interface Order extends BiConsumer<Line, Consumer<Accepted>> {}

  /** An order about an item that exists. */
  interface ItemOrder {
    void give(Line line, String serial, Consumer<Accepted> done);
  }

  private final Lines lines;
  private final ItemViews views;

  CarryingOut(Lines lines, ItemViews views) {
    this.lines = lines;
    this.views = views;
  }

  Lines lines() {
    return lines;
  }

  /** Carries out an order about the item that the path names, and answers with its view. */
  void about(Context ctx, Class<? extends Item> kind, ItemOrder order) {
    about(ctx, Finding.item(lines, ctx, kind), order);
  }

  /** As above, when the item was found already. */
  void about(Context ctx, Finding.Found found, ItemOrder order) {
    String serial = found.item().serial();
    views.texts().before(ctx, found.line(), found.item());
    Answers.json(ctx, view(found.line(), (l, done) -> order.give(l, serial, done)));
  }

  /** As above; what could not be entered is at least silenced here. */
  void silencing(Context ctx, Finding.Found found, CallEnds ends, ItemOrder order) {
    try {
      about(ctx, found, order);
    } catch (ProblemException refused) {
      if (refused.problem().status() == 503) {
        ends.cut(found.line(), found.item().serial(), true);
      }
      throw refused;
    }
  }

  /** Returns the item as it stands once the order is durable. */
  ObjectNode view(LineKeeper line, Order order) {
    return view(line, line.begin(order));
  }

  /** The same for an order that was given already. */
  ObjectNode view(LineKeeper line, CompletableFuture<Accepted> begun) {
    try {
      String serial = Finding.durable(line, LineKeeper.answered(begun));
      // A second round of the line's thread: by then what became durable is also shown.
      line.ask(_ -> serial);
      return line.traffic()
          .find(serial)
          .map(item -> views.of(line, item))
          .orElseGet(() -> Json.object().put("serial", serial).put("line", line.name()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusals.noAnswer(line).thrown();
    }
  }

  /** Answers with an item as it is now. */
  void answer(Context ctx, Finding.Found found) {
    var now = found.line().traffic().find(found.item().serial()).orElse(found.item());
    views.texts().before(ctx, found.line(), now);
    Answers.json(ctx, views.of(found.line(), now));
  }

  static Officer officer(Context ctx) {
    return SignedIn.of(ctx).officer();
  }

  static ObjectNode body(Context ctx) {
    return ctx.body().isBlank() ? Json.object() : Json.parse(ctx.body());
  }
}
