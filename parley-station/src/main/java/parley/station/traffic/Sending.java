package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import parley.core.draft.DraftRules;
import parley.core.line.Accepted;
import parley.core.line.Precedence;
import parley.core.line.SendOrder;
import parley.station.answer.Problem;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;

/** Sends messages, from wherever in the station they come. */
public final class Sending {
  private final CarryingOut orders;

  public Sending(Lines lines, ItemViews views) {
    this.orders = new CarryingOut(lines, views);
  }

  /**
   * Sends a message and waits until it is durable.
   *
   * @return the message as it stands then
   * @throws parley.station.answer.ProblemException when the line takes it not
   */
  public ObjectNode send(LineKeeper line, SendOrder order) {
    return orders.view(line, begin(line, order));
  }

  /** Orders a message to be sent, without waiting for what becomes of it. */
  public CompletableFuture<Accepted> begin(LineKeeper line, SendOrder order) {
    return line.begin((l, done) -> l.send(order, done));
  }

  /** As {@link #send}, for an order that was given already. */
  public ObjectNode await(LineKeeper line, CompletableFuture<Accepted> begun) {
    return orders.view(line, begun);
  }

  /** Whether a message of this precedence has to be approved by a second person first. */
  public static boolean needsApproval(LineKeeper line, Precedence precedence) {
    return DraftRules.approves(line.identity().terms().approval(), precedence);
  }

  /** Refuses what nobody has approved; never a FLASH. */
  static void requireNoApproval(LineKeeper line, Precedence precedence) {
    if (needsApproval(line, precedence)) {
      throw new Problem(
              "needs-approval",
              409,
              "On the line to " + line.name() + " a second person approves what is sent.",
              "It was not sent.",
              "Hand it over as a draft; a FLASH needs no approval.")
          .thrown();
    }
  }
}
