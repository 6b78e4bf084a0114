package parley.routes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.core.route.Part;
import parley.journal.Bytes;
import parley.routes.PartFormat.Piece;
import parley.routes.StationTls.Secured;

/**
 * One secured connection: a virtual thread that reads and tells the line, and one that writes.
 *
 * <p>Whoever ends it first says why; the reading thread reports that cause last of all.
 */
final class Connection {
  /**
   * What is fixed about a connection.
   *
   * @param id its number, never used twice
   */
  record About(long id, String route, boolean dialledByUs) {}

  private final About about;
  private final Secured secured;
  private final LineEar ear;
  private final Shared shared;
  private final Outgoing outgoing = new Outgoing();
  private final Assembly assembly = new Assembly();
  private final AtomicReference<Optional<Cause>> end = new AtomicReference<>(Optional.empty());

  Connection(About about, Secured secured, LineEar ear, Shared shared) {
    this.about = about;
    this.secured = secured;
    this.ear = ear;
    this.shared = shared;
  }

  About about() {
    return about;
  }

  /** Tells the line, then reads until the end; runs on the caller's thread. */
  void run(Runnable gone) {
    var cause = Cause.CLOSED_BY_US;
    try {
      ear.connected(about.route(), about.id(), about.dialledByUs());
      if (shared.start(this::write)) {
        tellArrivals();
        end(read());
      }
    } finally {
      cause = end(cause);
      secured.raw().onArrival(() -> {});
      gone.run();
      ear.closed(about.id(), cause);
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
    } catch (IOException failure) {
      end(Causes.of(failure));
    } catch (InterruptedException _) {
      end(Cause.CLOSED_BY_US);
    } finally {
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
                ear.bytesArrived(about.id());
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
    ear.received(about.id(), frame);
  }

  // The end.

  /** Ends the connection in order; never blocks. Returns the cause that came first. */
  Cause end(Cause cause) {
    if (end.compareAndSet(Optional.empty(), Optional.of(cause))) {
      shared.after(RouteLimits.FAREWELL, secured.raw()::shut);
    }
    outgoing.end();
    return end.get().orElse(cause);
  }
}
