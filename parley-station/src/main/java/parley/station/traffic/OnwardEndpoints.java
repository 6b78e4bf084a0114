package parley.station.traffic;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import parley.core.house.About;
import parley.core.line.MessageView;
import parley.core.message.MessageState;
import parley.core.onward.OnwardAct;
import parley.core.onward.OnwardStep;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Endpoint;
import parley.station.events.Event;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.signin.Scope;

/** Passes acknowledged messages on to recipients of our own, and notes their receipts. */
public final class OnwardEndpoints {
  private final Onward onward;
  private final ItemViews views;
  private final CarryingOut orders;

  public OnwardEndpoints(Onward onward, Lines lines, ItemViews views) {
    this.onward = onward;
    this.views = views;
    this.orders = new CarryingOut(lines, views);
  }

  /** Returns the endpoints, and from now on tells consoles what changed. */
  public List<Endpoint> endpoints(Consumer<Event> tell) {
    onward.listen(about -> told(about).ifPresent(tell));
    var write = Access.needs(Scope.MESSAGE);
    return List.of(
        Endpoint.post("/api/v1/messages/{serial}/onward", write, this::pass),
        Endpoint.post("/api/v1/messages/{serial}/onward/received", write, this::received),
        Endpoint.post("/api/v1/messages/{serial}/onward/withdrawn", write, this::withdrawn));
  }

  private Optional<Event> told(About about) {
    return onward
        .line(about)
        .flatMap(
            line ->
                line.traffic()
                    .find(about.serial())
                    .map(
                        item ->
                            Event.of("message", views.of(line, item))
                                .showing(views.texts().of(line, item))));
  }

  private void pass(Context ctx) {
    var found = message(ctx);
    var to = recipient(ctx);
    if (!isAcknowledged(found)) {
      throw new Problem(
              "not-acknowledged",
              409,
              "Only a message of theirs that somebody here has acknowledged is passed on.",
              "It was not passed on.",
              "Acknowledge it first.")
          .thrown();
    }
    boolean again =
        step(found, to)
            .filter(one -> !(one.state() instanceof OnwardStep.State.Withdrawn))
            .isPresent();
    if (again) {
      throw moved("It was passed on to " + to + " already.").thrown();
    }
    enter(ctx, found, new OnwardAct.Pass(to));
  }

  private static boolean isAcknowledged(Finding.Found found) {
    return found.item() instanceof Item.Message(MessageView message)
        && !message.outbound()
        && message.state() instanceof MessageState.Acknowledged;
  }

  private void received(Context ctx) {
    var found = message(ctx);
    var to = recipient(ctx);
    var from = Json.text(CarryingOut.body(ctx), "from").orElse("").strip();
    if (!from.isEmpty() && !OnwardStep.isName(from)) {
      throw Problem.badRequest("\"from\" names a person in at most 64 characters.").thrown();
    }
    require(found, to, OnwardStep::open);
    enter(ctx, found, new OnwardAct.Receive(to, from));
  }

  private void withdrawn(Context ctx) {
    var found = message(ctx);
    var to = recipient(ctx);
    require(found, to, OnwardStep::open);
    enter(ctx, found, new OnwardAct.Withdraw(to));
  }

  private Finding.Found message(Context ctx) {
    return Finding.item(orders.lines(), ctx, Item.Message.class);
  }

  private static String recipient(Context ctx) {
    var to = Json.text(CarryingOut.body(ctx), "to").orElse("").strip();
    if (!OnwardStep.isName(to)) {
      throw Problem.badRequest("\"to\" names a recipient in 1 to 64 characters.").thrown();
    }
    return to;
  }

  private Optional<OnwardStep> step(Finding.Found found, String to) {
    return onward.find(found.line(), found.item().serial(), to);
  }

  private void require(Finding.Found found, String to, Predicate<OnwardStep> wanted) {
    if (step(found, to).filter(wanted).isEmpty()) {
      throw moved("Nothing that was passed on to " + to + " waits for a receipt.").thrown();
    }
  }

  private static Problem moved(String title) {
    return new Problem(
        "onward-moved", 409, title, "Nothing was entered.", "Look at the steps of the message.");
  }

  private void enter(Context ctx, Finding.Found found, OnwardAct act) {
    try {
      if (onward
          .enter(CarryingOut.officer(ctx), found.line(), found.item().serial(), act)
          .isEmpty()) {
        orders.answer(ctx, found);
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new Problem(
            "not-entered",
            503,
            "Nothing can be entered in the house log of this station now.",
            "It is not kept that this was done.",
            "Write it down by hand and tell the administrator.")
        .thrown();
  }
}
