package parley.voice.rtp;

import java.util.Arrays;
import java.util.Optional;
import parley.journal.Bytes;

/**
 * One RTP packet (RFC 3550 section 5.1), without contributing sources and header extensions, which
 * are read over and never written.
 *
 * @param sequence 0 to 65535
 * @param timestamp 0 to 2^32 - 1
 * @param ssrc 0 to 2^32 - 1
 */
public record RtpPacket(
    int payloadType, boolean marker, int sequence, long timestamp, long ssrc, Bytes payload) {
  /** Bytes of a header that has neither contributing sources nor an extension. */
  public static final int HEADER = 12;

  /** Returns the packet in {@code length} bytes from {@code at} on; empty if there is none. */
  public static Optional<RtpPacket> parse(byte[] bytes, int at, int length) {
    if (at < 0 || length < HEADER || at + length > bytes.length || (bytes[at] & 0xc0) != 0x80) {
      return Optional.empty();
    }
    var start = HEADER + 4 * (bytes[at] & 0x0f);
    if ((bytes[at] & 0x10) != 0) {
      start += start + 4 <= length ? 4 + 4 * u16(bytes, at + start + 2) : length;
    }
    var padding = (bytes[at] & 0x20) != 0 ? bytes[at + length - 1] & 0xff : 0;
    var end = length - padding;
    if (end < start || (padding == 0 && (bytes[at] & 0x20) != 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new RtpPacket(
            bytes[at + 1] & 0x7f,
            (bytes[at + 1] & 0x80) != 0,
            u16(bytes, at + 2),
            u32(bytes, at + 4),
            u32(bytes, at + 8),
            Bytes.of(Arrays.copyOfRange(bytes, at + start, at + end))));
  }

  /** Bytes that {@link #writeTo} writes. */
  public int size() {
    return HEADER + payload.size();
  }

  /** Writes the packet to the start of {@code target}, which has room for it. */
  public int writeTo(byte[] target) {
    target[0] = (byte) 0x80;
    target[1] = (byte) (payloadType | (marker ? 0x80 : 0));
    target[2] = (byte) (sequence >> 8);
    target[3] = (byte) sequence;
    put32(target, 4, timestamp);
    put32(target, 8, ssrc);
    payload.copyTo(target, HEADER);
    return size();
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  static long u32(byte[] bytes, int at) {
    return ((long) u16(bytes, at) << 16 | u16(bytes, at + 2)) & 0xffff_ffffL;
  }

  static void put32(byte[] bytes, int at, long value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }
}
