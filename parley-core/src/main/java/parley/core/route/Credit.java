package parley.core.route;

import java.util.ArrayDeque;

/**
 * How much may lie between our socket and the far end's reader.
 *
 * <p>What was handed to a socket cannot be overtaken any more, so only as much is handed over as
 * the route carries in a quarter of a second, and at least one part. What it carries is measured: a
 * part that had so many bytes before it and came back confirmed so much later than the shortest
 * trip ever seen had the route busy for the difference. A route that keeps up may be given twice as
 * much, once a round trip; a route that was kept busy longer than the quarter second is at once
 * given less.
 *
 * <p>The shortest trip is taken from parts that met an empty route, over the last few of them, so a
 * route that moves to a longer path is understood after some beats.
 */
final class Credit {
  /** What is handed over should be through after this time. */
  static final long SPAN_NANOS = 250_000_000;

  /** Before anything is known one full part may go. */
  static final long FIRST = Part.MOST;

  /** More than this is never unconfirmed, however fast the route. */
  static final long MOST = 1 << 20;

  /** Parts are not cut smaller than this: header and encryption would outweigh them. */
  static final int SMALLEST_PART = 512;

  private static final long GRAIN_NANOS = 5_000_000;
  private static final int LEAST = 256;
  private static final int TRIPS = 8;
  private static final int MOST_PARTS = 1024;

  private final ArrayDeque<Sent> underWay = new ArrayDeque<>();
  private final ArrayDeque<Long> emptyTrips = new ArrayDeque<>();
  private long sent;
  private long confirmed;
  private long carried = FIRST;
  private long grownAt;
  private final ArrayDeque<Mark> lately = new ArrayDeque<>();
  private long before;
  private long firstTrips = Long.MAX_VALUE;

  private record Mark(long atNanos, long total) {}

  private record Sent(long end, long ahead, int size, long atNanos) {}

  /** Returns the most bytes that may be unconfirmed now. */
  long most() {
    return Math.max(partSize(), carried);
  }

  /** Returns how large the next part may be with its header: smaller on a slow route. */
  int partSize() {
    return Math.clamp(carried / 2, SMALLEST_PART, Part.MOST);
  }

  long unconfirmed() {
    return sent - confirmed;
  }

  boolean allows(int size) {
    return unconfirmed() + size <= most() && underWay.size() < MOST_PARTS;
  }

  void sent(int size, long nowNanos) {
    var ahead = unconfirmed();
    sent += size;
    underWay.add(new Sent(sent, ahead, size, nowNanos));
  }

  /** Returns whether this can be true: a total never falls and never passes what was sent. */
  boolean confirmed(long total, long nowNanos) {
    if (total < confirmed || total > sent) {
      return false;
    }
    confirmed = total;
    var recent = carriedLately(nowNanos);
    while (!underWay.isEmpty() && underWay.getFirst().end() <= total) {
      var part = underWay.removeFirst();
      if (underWay.isEmpty() || underWay.getFirst().end() > total) {
        learn(part, Math.max(1, nowNanos - part.atNanos()), recent);
      }
    }
    return true;
  }

  private void learn(Sent part, long tripNanos, long recent) {
    if (part.ahead() == 0 && part.size() <= SMALLEST_PART) {
      emptyTrips.add(tripNanos);
      if (emptyTrips.size() > TRIPS) {
        emptyTrips.removeFirst();
      }
    }
    firstTrips = Math.min(firstTrips, tripNanos);
    var shortest = emptyTrips.stream().mapToLong(Long::longValue).min().orElse(firstTrips);
    var busyNanos = Math.max(1, tripNanos - shortest);
    var load = part.ahead() + part.size();
    if (busyNanos > SPAN_NANOS) {
      carried = Math.clamp(Math.max(recent, perSpan(load, tripNanos)), LEAST, carried);
      grownAt = sent;
    } else if (load >= most() / 2 && part.end() > grownAt) {
      var shown = Math.min(perSpan(load, busyNanos), recent + recent / 4);
      if (shown > carried) {
        carried = Math.min(shown, MOST);
        grownAt = sent;
      }
    }
  }

  private static long perSpan(long bytes, long nanos) {
    return (long) Math.min(MOST, bytes * ((double) SPAN_NANOS / nanos));
  }

  /**
   * Returns what was confirmed during the last span, after noting that it now stands at this total.
   */
  private long carriedLately(long nowNanos) {
    var isSameMark = !lately.isEmpty() && nowNanos - lately.getLast().atNanos() < GRAIN_NANOS;
    lately.add(new Mark(isSameMark ? lately.removeLast().atNanos() : nowNanos, confirmed));
    while (lately.size() > 1 && nowNanos - lately.getFirst().atNanos() > SPAN_NANOS) {
      before = lately.removeFirst().total();
    }
    return confirmed - before;
  }
}
