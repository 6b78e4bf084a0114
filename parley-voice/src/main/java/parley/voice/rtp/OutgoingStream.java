package parley.voice.rtp;

import org.jspecify.annotations.Nullable;
import parley.voice.Codec;
import parley.voice.Speech;

/**
 * Stamps speech with the sequence numbers and timestamps of one stream that we send.
 *
 * <p>While one source speaks without a pause, gaps and disorder of its packets are kept, so that
 * the far end can conceal what was lost. After another source, another codec, a pause or a leap,
 * numbers go on where they were, and timestamps go on by the time that has passed (RFC 3550 section
 * 5.1). Packets and octets are counted for sender reports.
 */
public final class OutgoingStream {
  /** A source that leaps further has begun anew (MAX_DROPOUT of RFC 3550 appendix A.1). */
  private static final int LEAP = 3000;

  private static final int PACKETS_A_SECOND = 50;

  private final long ssrc;
  private int lastSequence;
  private long lastTimestamp;
  private long lastMillis;
  private int sequenceShift;
  private long timestampShift;
  private @Nullable Object source;
  private @Nullable Codec codec;
  private volatile boolean paused = true;
  private long packets;
  private long octets;

  /**
   * Returns a stream that has sent nothing yet.
   *
   * @param ssrc 0 to 2^32 - 1
   * @param sequence a random start, 0 to 65535 (RFC 3550 section 5.1)
   * @param timestamp a random start, 0 to 2^32 - 1
   */
  public OutgoingStream(long ssrc, int sequence, long timestamp) {
    this.ssrc = ssrc & 0xffff_ffffL;
    lastSequence = sequence & 0xffff;
    lastTimestamp = timestamp & 0xffff_ffffL;
  }

  public long ssrc() {
    return ssrc;
  }

  /** Says that something will be left out on purpose, so that no gap is seen for it. */
  public void pause() {
    paused = true;
  }

  /**
   * Returns the packet that carries a stretch of speech next.
   *
   * @param from where the speech comes from; another object is another source
   * @param payloadType the number that the far end knows the codec by
   * @param monoMillis a clock that only goes forward
   */
  public synchronized RtpPacket next(Speech speech, Object from, int payloadType, long monoMillis) {
    var again =
        paused || !from.equals(source) || speech.codec() != codec || leap(speech.sequence()) > LEAP;
    if (again) {
      splice(speech, monoMillis);
      source = from;
      codec = speech.codec();
      paused = false;
    }
    var sequence = (speech.sequence() + sequenceShift) & 0xffff;
    var timestamp = (speech.timestamp() + timestampShift) & 0xffff_ffffL;
    if ((short) (sequence - lastSequence) > 0) {
      lastSequence = sequence;
      lastTimestamp = timestamp;
      lastMillis = monoMillis;
    }
    packets++;
    octets += speech.payload().size();
    var marker = again || speech.marker();
    return new RtpPacket(payloadType, marker, sequence, timestamp, ssrc, speech.payload());
  }

  /** Returns what a sender report says of this stream (RFC 3550 section 6.4.1). */
  public synchronized SenderInfo info(long ntp, long monoMillis) {
    var sinceLast = packets == 0 ? 0 : monoMillis - lastMillis;
    var rate = codec == null ? 0 : codec.clockRate();
    var timestamp = (lastTimestamp + sinceLast * rate / 1000) & 0xffff_ffffL;
    return new SenderInfo(ntp, timestamp, packets & 0xffff_ffffL, octets & 0xffff_ffffL);
  }

  /** Returns whether something was stamped at or after {@code monoMillis}. */
  public synchronized boolean freshSince(long monoMillis) {
    return packets > 0 && lastMillis >= monoMillis;
  }

  /** Packets stamped so far. */
  public synchronized long packets() {
    return packets;
  }

  private int leap(int theirSequence) {
    return Math.abs((short) (theirSequence + sequenceShift - lastSequence));
  }

  private void splice(Speech speech, long monoMillis) {
    var rate = speech.codec().clockRate();
    var passed = packets == 0 ? 0 : Math.max(monoMillis - lastMillis, 0) * rate / 1000;
    var step = Math.max(passed, rate / PACKETS_A_SECOND);
    sequenceShift = lastSequence + 1 - speech.sequence();
    timestampShift = lastTimestamp + step - speech.timestamp();
  }
}
