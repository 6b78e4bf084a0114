package parley.station.sparring;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Administration;
import parley.core.line.LineIdentity;
import parley.core.line.Officer;
import parley.station.Station;
import parley.station.answer.Problem;
import parley.station.configuration.Configuration;
import parley.station.desk.CannotListen;
import parley.station.house.HouseDoor;
import parley.station.pairing.CardMaker;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingBook.Pair;
import parley.station.sparring.Script.Act;
import parley.store.CannotOpen;

/** Starts and ends the sparring partner. */
public final class Sparring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sparring.class);

  /** What it stands on. */
  public record Parts(
      Configuration configuration,
      CardMaker cards,
      PairingBook book,
      Clock clock,
      HouseDoor door) {}

  /** The running one: its station, and who plays its officer. */
  private record Running(Station station, Partner partner) {}

  private final Parts parts;
  private final Consumer<Pair> opened;
  private final Consumer<String> closing;
  private final SparringPlace place;
  private Optional<Running> running = Optional.empty();
  private boolean closed;

  /**
   * @param opened takes up its line at our side
   * @param closing takes that line out again, by its name
   */
  public Sparring(Parts parts, Consumer<Pair> opened, Consumer<String> closing) {
    this.parts = parts;
    this.opened = opened;
    this.closing = closing;
    this.place = new SparringPlace(parts.configuration());
  }

  /** Starts it again when it was there before; nobody waits for it. */
  public void resume() {
    if (pair().isPresent() && place.isMade()) {
      Thread.ofVirtual().name("parley-sparring-start").start(this::startAgain);
    }
  }

  private synchronized void startAgain() {
    try {
      run();
    } catch (IOException | CannotOpen | GeneralSecurityException | RuntimeException refused) {
      LOG.error("the sparring partner did not start again", refused);
    }
  }

  private Optional<Pair> pair() {
    return parts.book().pairs().stream()
        .filter(pair -> pair.line().equals(LineIdentity.EXERCISE))
        .findFirst();
  }

  synchronized boolean isRunning() {
    return running.isPresent();
  }

  /** Makes it and starts it; nothing happens when it runs. */
  synchronized void start(Officer by) {
    if (running.isPresent()) {
      return;
    }
    try {
      if (pair().isEmpty()) {
        var theirs = place.make();
        var pair = new Pair(parts.cards().exercise(), theirs, parts.clock().wallMillis());
        PairingBook.read(place.state()).add(new Pair(theirs, pair.ours(), pair.atMillis()));
        parts.book().exercise(pair);
        opened.accept(pair);
      }
      run();
    } catch (IOException | CannotOpen | GeneralSecurityException | CannotListen refused) {
      throw new Problem(
              "sparring-failed",
              503,
              "The sparring partner did not start: " + refused.getMessage(),
              "There is nobody to practise with.",
              "See the log; the doctor says whether this machine lacks something.")
          .thrown();
    }
    enter(by, "sparring.started");
  }

  private void run() throws IOException, CannotOpen, GeneralSecurityException {
    if (closed) {
      return;
    }
    var token = place.token();
    var station = Station.start(place.configuration(), place.passphrase(), parts.clock());
    var desk = new PartnerDesk(station.url(), token);
    var us = parts.configuration().station().name();
    running = Optional.of(new Running(station, new Partner(desk, us, parts.clock())));
  }

  /** Ends it and takes its line out; its journal stays where it is. */
  synchronized void end(Officer by) throws IOException {
    end();
    if (pair().isPresent()) {
      parts.book().discard(LineIdentity.EXERCISE);
      closing.accept(LineIdentity.EXERCISE);
      enter(by, "sparring.ended");
    }
  }

  private void enter(Officer by, String act) {
    parts.door().post(by, new Administration(act, LineIdentity.EXERCISE, Details.NONE));
  }

  /**
   * Has it begin something.
   *
   * @throws IOException when it cannot now
   */
  void ask(Act act) throws IOException, InterruptedException {
    Optional<Running> now;
    synchronized (this) {
      now = running;
    }
    now.orElseThrow(
            () ->
                new Problem(
                        "no-sparring-partner",
                        409,
                        "There is no sparring partner now.",
                        "Nothing was begun.",
                        "An administrator starts it under Administration, Practice.")
                    .thrown())
        .partner()
        .begin(act);
  }

  private void end() {
    running.ifPresent(
        now -> {
          now.partner().close();
          now.station().close();
        });
    running = Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    end();
  }
}
