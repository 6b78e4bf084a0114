package parley.station.pairing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.station.configuration.Limits;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;

/**
 * Discards pairings that the other side never confirmed. A side that has heard the other on the
 * line keeps asking: the other did confirm, and may only be away.
 */
public final class Unfinished implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);
  private static final long LOOK_SECONDS = 10;

  private final PairingBook book;
  private final Lines lines;
  private final Clock clock;
  private final Consumer<LineKeeper> discard;
  private final long startedMono;
  private final Thread thread;

  /** What is looked at. */
  public record Parts(PairingBook book, Lines lines, Clock clock) {}

  /**
   * Begins to look.
   *
   * @param discard ends a line that was never confirmed; the book no longer has it by then
   */
  public Unfinished(Parts parts, Consumer<LineKeeper> discard) {
    this.book = parts.book();
    this.lines = parts.lines();
    this.clock = parts.clock();
    this.discard = discard;
    this.startedMono = clock.monoMillis();
    this.thread = Thread.ofVirtual().name("parley-pairing").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks once. */
  void look() {
    long longest = Limits.PAIRING.toMillis();
    for (var pair : book.pairs()) {
      var line = lines.find(pair.line());
      boolean old = clock.wallMillis() - pair.atMillis() > longest;
      boolean waitedHere = clock.monoMillis() - startedMono > longest;
      if (old && waitedHere && line.isPresent() && neverHeard(line.get())) {
        end(line.get());
      }
    }
  }

  private static boolean neverHeard(LineKeeper line) {
    var sizes = line.view().sizes();
    return !line.view().open()
        && line.heardAtMillis() == 0
        && sizes.theirs() == 0
        && sizes.oursCosigned() == 0;
  }

  private void end(LineKeeper line) {
    try {
      book.discard(line.name());
    } catch (IOException full) {
      LOG.warn("a pairing could not be discarded; it is tried again", full);
      return;
    }
    LOG.info("line {}: the other side never confirmed; the pairing is discarded", line.name());
    discard.accept(line);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
