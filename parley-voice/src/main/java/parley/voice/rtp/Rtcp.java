package parley.voice.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes compound RTCP packets (RFC 3550 section 6): reports and a canonical name. */
public final class Rtcp {
  /** The most blocks in one report. */
  public static final int MOST_BLOCKS = 31;

  private static final int SENDER = 200;
  private static final int RECEIVER = 201;
  private static final int DESCRIPTION = 202;
  private static final int CNAME = 1;
  private static final int BLOCK = 24;
  private static final int MOST_LOST = 0x7f_ffff;

  private Rtcp() {}

  /** Returns whether a packet that shares its port with RTP is RTCP (RFC 5761 section 4). */
  public static boolean isRtcp(int secondByte) {
    return secondByte >= 192 && secondByte < 224;
  }

  /** Returns the time as NTP writes it, counted from an epoch of our own. */
  public static long ntp(long monoMillis) {
    var fraction = ((monoMillis % 1000) << 32) / 1000;
    return ((monoMillis / 1000) << 32) | fraction;
  }

  /** Returns the reports of a compound packet, without what is not a report or is malformed. */
  public static List<Report> parse(byte[] bytes, int at, int length) {
    var reports = new ArrayList<Report>();
    if (at < 0 || length < 0 || at + length > bytes.length) {
      return reports;
    }
    var packet = ByteBuffer.wrap(bytes, at, length).slice();
    while (packet.remaining() >= 8) {
      var start = packet.position();
      var size = 4 * (1 + (packet.getShort(start + 2) & 0xffff));
      if ((packet.get(start) & 0xc0) != 0x80 || size > packet.remaining()) {
        break;
      }
      read(packet.slice(start, size)).ifPresent(reports::add);
      packet.position(start + size);
    }
    return reports;
  }

  /** Returns a compound packet of one report and the name of its sender. */
  public static byte[] write(Report report, String cname) {
    var blocks = report.blocks().subList(0, Math.min(report.blocks().size(), MOST_BLOCKS));
    var name = cname.getBytes(StandardCharsets.UTF_8);
    var size = 8 + (report.sender().isPresent() ? 20 : 0) + BLOCK * blocks.size();
    // The list of names ends with at least one zero byte and fills its last word.
    var items = (2 + name.length + 4) & ~3;
    var out = ByteBuffer.allocate(size + 8 + items);
    out.put((byte) (0x80 | blocks.size()));
    out.put((byte) (report.sender().isPresent() ? SENDER : RECEIVER));
    out.putShort((short) (size / 4 - 1)).putInt((int) report.ssrc());
    report
        .sender()
        .ifPresent(
            info ->
                out.putLong(info.ntp())
                    .putInt((int) info.timestamp())
                    .putInt((int) info.packets())
                    .putInt((int) info.octets()));
    blocks.forEach(block -> write(out, block));
    out.put((byte) 0x81).put((byte) DESCRIPTION).putShort((short) ((8 + items) / 4 - 1));
    out.putInt((int) report.ssrc()).put((byte) CNAME).put((byte) name.length).put(name);
    return out.array();
  }

  private static void write(ByteBuffer out, ReportBlock block) {
    var lost = Math.clamp(block.lost(), -MOST_LOST, MOST_LOST) & 0xff_ffff;
    out.putInt((int) block.ssrc()).putInt(block.fractionLost() << 24 | lost);
    out.putInt((int) block.highest()).putInt((int) block.jitter());
    out.putInt((int) block.lastReport()).putInt((int) block.delay());
  }

  private static Optional<Report> read(ByteBuffer packet) {
    var type = packet.get(1) & 0xff;
    var count = packet.get(0) & 0x1f;
    var head = type == SENDER ? 28 : 8;
    if ((type != SENDER && type != RECEIVER) || packet.limit() < head + BLOCK * count) {
      return Optional.empty();
    }
    var sender =
        type == SENDER
            ? Optional.of(
                new SenderInfo(
                    packet.getLong(8), u32(packet, 16), u32(packet, 20), u32(packet, 24)))
            : Optional.<SenderInfo>empty();
    var blocks = new ArrayList<ReportBlock>(count);
    for (var i = 0; i < count; i++) {
      blocks.add(block(packet, head + BLOCK * i));
    }
    return Optional.of(new Report(u32(packet, 4), sender, blocks));
  }

  private static ReportBlock block(ByteBuffer packet, int at) {
    var loss = packet.getInt(at + 4);
    return new ReportBlock(
        u32(packet, at),
        loss >>> 24,
        loss << 8 >> 8,
        u32(packet, at + 8),
        u32(packet, at + 12),
        u32(packet, at + 16),
        u32(packet, at + 20));
  }

  private static long u32(ByteBuffer packet, int at) {
    return packet.getInt(at) & 0xffff_ffffL;
  }
}
