package parley.routes;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.core.route.Part;
import parley.core.route.SendQueue;
import parley.journal.Bytes;

/**
 * What one connection has to write: frames that wait, in the order and at the pace of the core's
 * {@link SendQueue}, and the confirmation of what it has read. Filled by any thread, emptied by
 * one.
 */
final class Outgoing {
  /** What became of a frame handed over. */
  enum Offer {
    TAKEN,
    /** The far end does not keep up. */
    OVERFULL
  }

  /** Any time will do: whatever there is to write is signalled. */
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final SendQueue queue = new SendQueue(RouteLimits.WAITING_BYTES);

  /** The frames in the queue, by stream; the first may be partly gone. */
  private final List<ArrayDeque<Bytes>> waiting = List.of(new ArrayDeque<>(), new ArrayDeque<>());

  private long read;
  private long told;
  private long toldAt = System.nanoTime() - RouteLimits.CONFIRM_PAUSE.toNanos();
  private boolean ended;

  /**
   * Takes a frame. One that waits already, byte for byte, is not sent twice: on a slow route a line
   * may well repeat a push before the first copy has left.
   */
  Offer offer(Bytes frame, boolean urgent) {
    lock.lock();
    try {
      var stream = waiting.get(urgent ? Part.URGENT : Part.ORDINARY);
      if (ended || stream.contains(frame)) {
        return Offer.TAKEN;
      }
      if (stream.size() >= RouteLimits.WAITING_FRAMES || !queue.offer(frame, urgent)) {
        return Offer.OVERFULL;
      }
      stream.add(frame);
      changed.signal();
      return Offer.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /** Counts a part that was read, header included; it will be confirmed soon. */
  void read(int bytes) {
    lock.lock();
    try {
      read += bytes;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes in what the far end confirms; returns false if that cannot be. */
  boolean confirmed(long total) {
    lock.lock();
    try {
      changed.signal();
      return queue.confirmed(total, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next bytes to write; empty when the connection ends. */
  Optional<Bytes> take() throws InterruptedException {
    lock.lock();
    try {
      while (!ended) {
        var now = System.nanoTime();
        var next = queue.next(now).map(part -> joined(part, now)).or(() -> owed(now));
        if (next.isPresent()) {
          return next;
        }
        changed.awaitNanos(read > told ? pauseLeft(now) : IDLE_NANOS);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private long pauseLeft(long now) {
    return toldAt + RouteLimits.CONFIRM_PAUSE.toNanos() - now;
  }

  /** A part takes a confirmation that is owed along with it. */
  private Bytes joined(Part part, long now) {
    if (part.last()) {
      waiting.get(part.stream()).removeFirst();
    }
    var encoded = PartFormat.encode(part);
    return read > told ? Bytes.concat(confirmation(now), encoded) : encoded;
  }

  private Optional<Bytes> owed(long now) {
    var due = pauseLeft(now) <= 0 || read - told >= RouteLimits.CONFIRM_BYTES;
    return read > told && due ? Optional.of(confirmation(now)) : Optional.empty();
  }

  private Bytes confirmation(long now) {
    told = read;
    toldAt = now;
    return PartFormat.confirmation(read);
  }

  /** Ends it: what still waits is not sent. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
