package parley.voice.rtp;

/**
 * What can be told of a stream from its packets as they come (RFC 3550 appendix A): loss and
 * jitter. Give it first copies only.
 */
public final class Reception {
  private static final int LEAP = 3000;

  private final long ssrc;
  private boolean begun;
  private long highest;
  private long base;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private double jitter;
  private double transit;
  private int clockRate = 8000;
  private long lastReport;
  private long lastReportMillis;
  private double lossOfInterval;

  public Reception(long ssrc) {
    this.ssrc = ssrc;
  }

  /** Takes note of a packet; {@code clockRate} is that of its payload type. */
  public synchronized void received(RtpPacket packet, int rate, long monoNanos) {
    var extended = extend(packet.sequence());
    if (!begun || Math.abs(extended - highest) > LEAP) {
      begin(packet.sequence());
      extended = highest;
    }
    highest = Math.max(highest, extended);
    received++;
    var arrival = monoNanos / 1e9 * rate;
    var now = arrival - packet.timestamp();
    if (received > 1 && rate == clockRate && !packet.marker()) {
      var difference = Math.abs(now - transit);
      // A difference of many seconds is a new timestamp base, not a late packet.
      if (difference < 10.0 * rate) {
        jitter += (difference - jitter) / 16;
      }
    }
    clockRate = rate;
    transit = now;
  }

  /** Takes note of a sender report about this stream. */
  public synchronized void reported(SenderInfo info, long monoMillis) {
    lastReport = info.ntp() >>> 16 & 0xffff_ffffL;
    lastReportMillis = monoMillis;
  }

  /** Returns what to report, and starts the next interval. */
  public synchronized ReportBlock report(long monoMillis) {
    var expected = begun ? highest - base + 1 : 0;
    var expectedNow = expected - expectedBefore;
    var lostNow = expectedNow - (received - receivedBefore);
    expectedBefore = expected;
    receivedBefore = received;
    lossOfInterval = expectedNow <= 0 || lostNow <= 0 ? 0 : (double) lostNow / expectedNow;
    var delay = lastReport == 0 ? 0 : (monoMillis - lastReportMillis) * 65_536 / 1000;
    return new ReportBlock(
        ssrc,
        Math.min((int) (lossOfInterval * 256), 255),
        Math.clamp(expected - received, -0x7f_ffff, 0x7f_ffff),
        highest & 0xffff_ffffL,
        (long) jitter,
        lastReport,
        delay);
  }

  /** Loss in the interval before the last report, 0 to 1. */
  public synchronized double loss() {
    return lossOfInterval;
  }

  /** Interarrival jitter (RFC 3550 appendix A.8), in milliseconds. */
  public synchronized double jitterMillis() {
    return jitter * 1000 / clockRate;
  }

  /** Packets taken note of. */
  public synchronized long packets() {
    return received;
  }

  private void begin(int sequence) {
    begun = true;
    highest = sequence;
    base = sequence;
    received = 0;
    expectedBefore = 0;
    receivedBefore = 0;
  }

  /** Returns the number nearest to the highest so far whose last 16 bits are these. */
  private long extend(int sequence) {
    return highest + (short) (sequence - (int) (highest & 0xffff));
  }
}
