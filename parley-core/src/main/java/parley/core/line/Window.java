package parley.core.line;

/**
 * How much of our log may be entered and not yet cosigned: what the line carries in about a second,
 * at least one entry. What is above it waits in the outbox, where a more urgent message may still
 * overtake it.
 */
final class Window {
  private static final double START = 32;
  private static final double SHARE = 0.3;
  private static final double MOST = 4_096;
  private static final long SPAN_MILLIS = 1_000;

  private double entriesPerSecond = START;
  private long spanStart;
  private long inSpan;

  /**
   * Learns from a receipt.
   *
   * @param entries how many more are cosigned now
   * @param tailLeft how many remain un-cosigned; with none left the line was idle and its rate says
   *     nothing
   */
  void cosigned(long entries, long tailLeft, long nowMillis) {
    inSpan += entries;
    var span = nowMillis - spanStart;
    if (span < SPAN_MILLIS) {
      return;
    }
    var rate = inSpan * 1_000.0 / span;
    if (tailLeft > 0 || rate > entriesPerSecond) {
      entriesPerSecond = Math.clamp((1 - SHARE) * entriesPerSecond + SHARE * rate, 1, MOST);
    }
    spanStart = nowMillis;
    inSpan = 0;
  }

  /** A line that cosigned nothing for a while carries little. */
  void stalled() {
    entriesPerSecond = Math.max(1, entriesPerSecond / 2);
  }

  /** How many entries may stand un-cosigned; at least 1. */
  long entries() {
    return Math.max(1, (long) entriesPerSecond);
  }
}
