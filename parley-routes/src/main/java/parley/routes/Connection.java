package parley.routes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.core.route.Part;
import parley.journal.Bytes;
import parley.routes.PartFormat.Piece;
import parley.routes.StationTls.Secured;

/**
 * One secured connection: a virtual thread that reads and tells the line, and one that writes.
 *
 * <p>Whoever ends it first says why, and that is the last thing the line hears of it.
 */
final class Connection {
  /**
   * What is fixed about a connection.
   *
   * @param id its number, never used twice
   */
  record About(long id, String route, boolean dialledByUs) {}

  /** Whose connection it is. */
  record Line(LineEar ear, Shared shared) {}

  private final About about;
  private final Secured secured;
  private final LineEar ear;
  private final Shared shared;
  private final Outgoing outgoing = new Outgoing();
  private final Assembly assembly = new Assembly();
  private final AtomicReference<Optional<Cause>> end = new AtomicReference<>(Optional.empty());
  private final ReentrantLock telling = new ReentrantLock();
  private final Consumer<Connection> gone;
  private boolean toldConnected;
  private boolean toldClosed;

  /**
   * Makes a connection that is not running yet.
   *
   * @param gone told once, when the connection ends
   */
  Connection(About about, Secured secured, Line line, Consumer<Connection> gone) {
    this.about = about;
    this.secured = secured;
    this.ear = line.ear();
    this.shared = line.shared();
    this.gone = gone;
  }

  About about() {
    return about;
  }

  /** Tells the line, then reads until the end; runs on the caller's thread. */
  void run() {
    try {
      var writes = shared.start(this::write);
      tell(this::tellConnected);
      if (writes) {
        tellArrivals();
        end(read());
        drain();
      }
    } finally {
      end(Cause.CLOSED_BY_US);
      secured.raw().shut();
    }
  }

  private void tellConnected() {
    if (!toldConnected) {
      toldConnected = true;
      ear.connected(about.route(), about.id(), about.dialledByUs());
    }
  }

  /** Tells the line of one thing after the other, and of nothing once it was told of the end. */
  private void tell(Runnable event) {
    telling.lock();
    try {
      if (!toldClosed) {
        event.run();
      }
    } finally {
      telling.unlock();
    }
  }

  // Out.

  /** Hands a frame over to be written; never blocks. */
  void send(Bytes frame, boolean urgent) {
    if (outgoing.offer(frame, urgent) == Outgoing.Offer.OVERFULL) {
      shared.tally(about.route()).overfull.increment();
      shared.log.warn("the far end does not read, connection closed", about.route(), about.id());
      end(Cause.CLOSED_BY_US);
    }
  }

  private void write() {
    try {
      var out = secured.tls().getOutputStream();
      for (var next = outgoing.take(); next.isPresent(); next = outgoing.take()) {
        out.write(next.get().toArray());
        out.flush();
      }
      secured.tls().close();
      // Shut altogether it would answer what is still coming in with a reset, and the far end would
      // never read that it was closed in order.
      secured.raw().shutdownOutput();
    } catch (IOException failure) {
      end(Causes.of(failure));
      secured.raw().shut();
    } catch (InterruptedException _) {
      end(Cause.CLOSED_BY_US);
      secured.raw().shut();
    }
  }

  // In.

  private void tellArrivals() {
    var reader = Thread.currentThread();
    var pause = RouteLimits.ARRIVALS.toNanos();
    var told = new AtomicReference<>(System.nanoTime() - pause);
    secured
        .raw()
        .onArrival(
            () -> {
              var now = System.nanoTime();
              if (Thread.currentThread().equals(reader) && now - told.get() >= pause) {
                told.set(now);
                tell(() -> ear.bytesArrived(about.id()));
              }
            });
  }

  private Cause read() {
    try (var in = new BufferedInputStream(secured.tls().getInputStream(), Part.MOST)) {
      var piece = PartFormat.read(in);
      while (piece.isPresent() && end.get().isEmpty()) {
        take(piece.get());
        piece = PartFormat.read(in);
      }
      return Cause.CLOSED_BY_THEM;
    } catch (MalformedFrame refused) {
      shared.tally(about.route()).badFrames.increment();
      shared.log.warn("bad frame, connection closed", about.route(), refused);
      return Cause.BAD_FRAME;
    } catch (IOException failure) {
      return Causes.of(failure);
    }
  }

  private void take(Piece piece) {
    switch (piece) {
      case Piece.Carried(var part) -> {
        assembly.add(part).map(FrameCodec::decode).ifPresent(this::received);
        outgoing.read(part.size());
      }
      case Piece.Confirmed(var total) -> {
        if (!outgoing.confirmed(total)) {
          throw new MalformedFrame("a confirmation of bytes that were never sent");
        }
      }
    }
  }

  private void received(Frame frame) {
    tell(() -> ear.received(about.id(), frame));
  }

  /** Reads on for a moment, to no purpose but that the far end may finish. */
  private void drain() {
    try {
      secured.raw().getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // That is its end.
    }
  }

  // The end.

  /**
   * Ends the connection in order; never blocks. Only the first cause counts, and the line hears it
   * soon, however long the farewell takes.
   */
  void end(Cause cause) {
    if (end.compareAndSet(Optional.empty(), Optional.of(cause))) {
      gone.accept(this);
      outgoing.end();
      shared.after(RouteLimits.FAREWELL, secured.raw()::shut);
      if (!shared.start(() -> tellClosed(cause))) {
        tellClosed(cause);
      }
    }
  }

  private void tellClosed(Cause cause) {
    telling.lock();
    try {
      // Whoever dialled waits for one word or the other.
      tellConnected();
      toldClosed = true;
      ear.closed(about.id(), cause);
    } finally {
      telling.unlock();
    }
  }
}
