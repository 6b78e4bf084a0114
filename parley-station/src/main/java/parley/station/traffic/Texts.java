package parley.station.traffic;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.core.call.Conversation;
import parley.core.line.Precedence;
import parley.station.desk.SignedIn;
import parley.station.house.Readings;
import parley.station.house.Shown;
import parley.station.line.LineKeeper;
import parley.station.line.TrafficBook.Item;

/**
 * What calls and messages say, as against that they are: a message's text, what was read back in a
 * call, what officers noted about it. Its reading is written before it is shown.
 */
public final class Texts {
  private final Readings readings;
  private final CallNotes notes;

  public Texts(Readings readings, CallNotes notes) {
    this.readings = readings;
    this.notes = notes;
  }

  /** Returns what an item shows; empty when it says nothing yet. */
  public Optional<Shown> of(LineKeeper line, Item item) {
    return switch (item) {
      case Item.Message(var message) ->
          Optional.of(
              new Shown(
                  line.id().hex(),
                  message.serial(),
                  message.outbound() ? Optional.of(message.officer()) : Optional.empty(),
                  message.precedence() == Precedence.FLASH));
      case Item.Call(var call) -> {
        var says = call.conversation().map(Conversation::readBacks).filter(all -> !all.isEmpty());
        var noted = !notes.of(CallViews.noteKey(line, call.serial())).isEmpty();
        yield says.isPresent() || noted
            ? Optional.of(new Shown(line.id().hex(), call.serial(), Optional.empty(), true))
            : Optional.empty();
      }
    };
  }

  /** Has written that whoever asks reads this. */
  void before(Context ctx, LineKeeper line, Item item) {
    before(ctx, of(line, item).stream().toList());
  }

  /** Has written that whoever asks reads all of this. */
  void before(Context ctx, List<Shown> shown) {
    try {
      readings.before(SignedIn.of(ctx), shown);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
