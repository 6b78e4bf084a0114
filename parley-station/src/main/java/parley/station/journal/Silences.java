package parley.station.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import parley.core.call.CallState;
import parley.core.line.CallView;
import parley.station.line.LineKeeper;
import parley.station.line.TrafficBook.Item;

/**
 * Waits until the silence of a call can be proven. The called station signs its log again when the
 * answer window has closed by its own clock, which is a second or two after the caller's window
 * ended; evidence taken before that would prove less than there is to prove.
 */
final class Silences {
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final long LOOK_MILLIS = 200;

  private Silences() {}

  /** Where the journal is read from, anew each time. */
  interface Source {
    StoredJournal journal() throws InterruptedException;
  }

  /**
   * Returns the journal as soon as it proves the silence of that call; at once for anything but an
   * unanswered call on a line that lives, and after {@link #PATIENCE} as it then is.
   */
  static StoredJournal proven(LineKeeper line, Optional<String> serial, Source source)
      throws InterruptedException {
    var call = serial.flatMap(line.traffic()::find).flatMap(Silences::unanswered);
    var end = System.nanoTime() + PATIENCE.toNanos();
    var journal = source.journal();
    while (call.isPresent()
        && !isProven(journal, call.get())
        && line.view().reach().isEmpty()
        && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      journal = source.journal();
    }
    return journal;
  }

  private static Optional<CallView> unanswered(Item item) {
    return item instanceof Item.Call(var call) && call.state() instanceof CallState.Unanswered
        ? Optional.of(call)
        : Optional.empty();
  }

  /** Whether the called station's log was signed, and cosigned, after the window had closed. */
  private static boolean isProven(StoredJournal journal, CallView call) {
    var place = call.place();
    if (place.isEmpty()) {
      return true;
    }
    var caller = place.get().side();
    var delivered = journal.log(caller, 1).firstCovering(place.get().index());
    return delivered
        .map(receipt -> receipt.byPeer().timeSeconds() + call.window().toSeconds())
        .map(closed -> journal.log(caller.other(), 1).signedAtOrAfter(closed).isPresent())
        .orElse(false);
  }
}
