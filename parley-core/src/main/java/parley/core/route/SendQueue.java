package parley.core.route;

import java.util.ArrayDeque;
import java.util.Optional;
import parley.journal.Bytes;

/**
 * What waits to go out on one connection, and in which order.
 *
 * <p>Frames are cut into parts. Urgent frames go first, also between two parts of a long ordinary
 * one; among their equals frames keep their order. A part is given out only while the {@link
 * Credit} lasts, so nothing urgent ever waits behind more than one credit of lesser traffic. Pure:
 * the caller brings the time, asks for the next part, writes it, and tells what the far end
 * confirmed. Not thread-safe.
 */
public final class SendQueue {
  private final long capacity;
  private final Lane urgent = new Lane(Part.URGENT);
  private final Lane ordinary = new Lane(Part.ORDINARY);
  private final Credit credit = new Credit();
  private long waiting;

  /**
   * Makes an empty queue.
   *
   * @param capacity the most bytes that may wait in it; at least one frame
   */
  public SendQueue(long capacity) {
    if (capacity <= 0) {
      throw new IllegalArgumentException("a queue without room");
    }
    this.capacity = capacity;
  }

  /**
   * Puts an encoded frame into the queue.
   *
   * @return false, and nothing is queued, if it does not fit: the far end no longer keeps up, and
   *     the connection should be given up rather than memory
   */
  public boolean offer(Bytes frame, boolean isUrgent) {
    if (frame.isEmpty() || waiting + frame.size() > capacity) {
      return false;
    }
    (isUrgent ? urgent : ordinary).frames.add(frame);
    waiting += frame.size();
    return true;
  }

  /**
   * Takes the next part that may be written now, and counts it as written.
   *
   * @param nowNanos a time that never runs backwards
   * @return nothing if nothing waits or the credit is used up
   */
  public Optional<Part> next(long nowNanos) {
    var lane = urgent.frames.isEmpty() ? ordinary : urgent;
    if (lane.frames.isEmpty()) {
      return Optional.empty();
    }
    var content = Math.min(lane.left(), credit.partSize() - Part.HEADER);
    if (!credit.allows(Part.HEADER + content)) {
      return Optional.empty();
    }
    var part = lane.cut(content);
    waiting -= content;
    credit.sent(part.size(), nowNanos);
    return Optional.of(part);
  }

  /**
   * Takes note of what the far end says it has read since the connection began.
   *
   * @param total bytes of parts, headers included
   * @return false if that cannot be: the far end breaks the rules
   */
  public boolean confirmed(long total, long nowNanos) {
    return credit.confirmed(total, nowNanos);
  }

  /** Returns how many bytes of frames wait and are not written yet. */
  public long waiting() {
    return waiting;
  }

  /** Returns how many bytes of parts are written and not confirmed. */
  public long unconfirmed() {
    return credit.unconfirmed();
  }

  /** Returns the most bytes that may be written and unconfirmed now. */
  public long credit() {
    return credit.most();
  }

  /** Frames of one stream, in order; the first may be partly gone. */
  private static final class Lane {
    private final int stream;
    private final ArrayDeque<Bytes> frames = new ArrayDeque<>();
    private int gone;

    Lane(int stream) {
      this.stream = stream;
    }

    int left() {
      return frames.getFirst().size() - gone;
    }

    Part cut(int size) {
      var frame = frames.getFirst();
      var content = frame.slice(gone, gone + size);
      gone += size;
      var last = gone == frame.size();
      if (last) {
        frames.removeFirst();
        gone = 0;
      }
      return new Part(stream, last, content);
    }
  }
}
