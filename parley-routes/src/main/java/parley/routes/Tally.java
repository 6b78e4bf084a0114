package parley.routes;

import java.util.concurrent.atomic.LongAdder;

/** Counts on one route; any thread may add. */
final class Tally {
  final LongAdder handshakesRefused = new LongAdder();
  final LongAdder badFrames = new LongAdder();
  final LongAdder overfull = new LongAdder();
  final LongAdder bytesIn = new LongAdder();
  final LongAdder bytesOut = new LongAdder();

  Counters counters() {
    return new Counters(
        handshakesRefused.sum(), badFrames.sum(), overfull.sum(), bytesIn.sum(), bytesOut.sum());
  }
}
