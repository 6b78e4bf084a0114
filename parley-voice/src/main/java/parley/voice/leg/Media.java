package parley.voice.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.voice.Codec;
import parley.voice.rtp.Mos;
import parley.voice.rtp.OutgoingStream;
import parley.voice.rtp.Reception;
import parley.voice.rtp.Report;
import parley.voice.rtp.ReportBlock;
import parley.voice.rtp.Rtcp;
import parley.voice.rtp.RtpPacket;
import parley.voice.rtp.SenderInfo;
import parley.voice.srtp.PacketBuffer;
import parley.voice.srtp.Srtp;
import parley.voice.srtp.Srtp.Outcome;

/**
 * The protected streams of one leg: what every kind of leg does with RTP and RTCP.
 *
 * <p>Packets leave through {@link Exit} outside of any lock.
 */
public final class Media {
  /** Where protected packets go. */
  @FunctionalInterface
  public interface Exit {
    void send(byte[] bytes, int offset, int length);
  }

  private static final int OVERHEAD = 24;
  private static final long REPORT_MILLIS = 5000;

  /** How long what was sent under the keys before is still taken. */
  private static final long CHANGE_MILLIS = 3000;

  /** A stream that was silent for so long is forgotten with the keys it was sent under. */
  private static final long IDLE_MILLIS = 60_000;

  private static final int MOST_RECEPTIONS = Srtp.MOST_RECEIVED;

  private final String cname;
  private final long ssrc;
  private final Exit exit;
  private final MonoClock clock;
  private final Map<Long, OutgoingStream> outgoing = new ConcurrentHashMap<>();
  private final Map<Long, Reception> receptions = new ConcurrentHashMap<>();
  private final LongAdder packetsIn = new LongAdder();
  private final LongAdder packetsOut = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private volatile @Nullable Srtp out;
  private volatile @Nullable Srtp in;
  private volatile @Nullable Srtp inBefore;
  private volatile long changedMillis;
  private volatile Codec heard = Codec.OPUS;
  private volatile double roundTripMillis = -1;
  private volatile double loss;
  private volatile double jitterMillis;
  private volatile long nextReportMillis;

  /**
   * Returns streams that have no keys yet.
   *
   * @param ssrc under which receiver reports are sent while nothing is
   * @param cname our canonical name in reports, at most 255 bytes (RFC 7022 asks for a random one)
   */
  public Media(long ssrc, String cname, Exit exit, MonoClock clock) {
    this.ssrc = ssrc & 0xffff_ffffL;
    this.cname = cname;
    this.exit = exit;
    this.clock = clock;
  }

  /** Changes the keys; what the far end still sends under the old ones is taken for a while. */
  public void keys(Srtp sending, Srtp receiving) {
    var now = clock.millis();
    outgoing
        .values()
        .removeIf(stream -> stream.packets() > 0 && !stream.freshSince(now - IDLE_MILLIS));
    inBefore = in;
    changedMillis = now;
    in = receiving;
    out = sending;
  }

  /** Returns whether there are keys. */
  public boolean keyed() {
    return out != null;
  }

  /** Returns how many streams were sent under the keys in use; see {@link Srtp#MOST_SENT}. */
  public int streamsSent() {
    var sending = out;
    return sending == null ? 0 : sending.streams();
  }

  /** Returns the stream of ours with an SSRC; numbers start where {@code stream} says. */
  public OutgoingStream stream(OutgoingStream stream) {
    var known = outgoing.putIfAbsent(stream.ssrc(), stream);
    return known == null ? stream : known;
  }

  /** Returns the stream of ours with an SSRC, if there is one. */
  public Optional<OutgoingStream> stream(long streamSsrc) {
    return Optional.ofNullable(outgoing.get(streamSsrc));
  }

  /** Encrypts and sends a packet; drops it while there are no keys. */
  public void send(RtpPacket packet) {
    var sending = out;
    if (sending == null) {
      return;
    }
    var buffer = new PacketBuffer(packet.size() + OVERHEAD);
    packet.writeTo(buffer.bytes());
    if (sending.protect(buffer.set(packet.size()))) {
      packetsOut.increment();
      exit.send(buffer.bytes(), buffer.offset(), buffer.length());
    }
  }

  /**
   * Verifies a packet and hands it on, when it is RTP and its first copy.
   *
   * @param taker is called before this method returns, at most once
   */
  public Outcome received(PacketBuffer packet, Consumer<RtpPacket> taker) {
    var receiving = in;
    if (receiving == null || packet.at(0) >>> 6 != 2) {
      return Outcome.BAD;
    }
    if (Rtcp.isRtcp(packet.at(1))) {
      return receivedControl(receiving, packet);
    }
    var outcome = unprotect(receiving, packet);
    if (outcome == Outcome.REPLAY) {
      duplicates.increment();
    } else if (outcome == Outcome.OK) {
      packetsIn.increment();
      RtpPacket.parse(packet.bytes(), packet.offset(), packet.length()).ifPresent(taker);
    }
    return outcome;
  }

  /** Takes note of a packet for reports; its codec tells its clock. */
  public void note(RtpPacket packet, Codec codec) {
    heard = codec;
    var reception = receptions.get(packet.ssrc());
    if (reception == null) {
      if (receptions.size() >= MOST_RECEPTIONS) {
        return;
      }
      reception = receptions.computeIfAbsent(packet.ssrc(), Reception::new);
    }
    reception.received(packet, codec.clockRate(), clock.nanos());
  }

  /** Forgets what was received of a stream that is over. */
  public void forget(long streamSsrc) {
    receptions.remove(streamSsrc);
  }

  /** Sends reports when they are due (RFC 3550 section 6.2: about every five seconds). */
  public void tick(long monoMillis) {
    if (inBefore != null && monoMillis - changedMillis > CHANGE_MILLIS) {
      inBefore = null;
    }
    if (monoMillis < nextReportMillis || out == null) {
      return;
    }
    nextReportMillis = monoMillis + REPORT_MILLIS;
    var blocks = new ArrayList<ReportBlock>();
    var worstLoss = 0.0;
    var worstJitter = 0.0;
    for (var reception : receptions.values()) {
      var before = reception.packets();
      blocks.add(reception.report(monoMillis));
      worstLoss = Math.max(worstLoss, before == 0 ? 0 : reception.loss());
      worstJitter = Math.max(worstJitter, reception.jitterMillis());
    }
    loss = worstLoss;
    jitterMillis = worstJitter;
    report(blocks, monoMillis);
  }

  public double loss() {
    return loss;
  }

  public double jitterMillis() {
    return jitterMillis;
  }

  /** Round trip that the far end's reports prove; negative when they prove none. */
  public double roundTripMillis() {
    return roundTripMillis;
  }

  public long packetsIn() {
    return packetsIn.sum();
  }

  public long packetsOut() {
    return packetsOut.sum();
  }

  public long duplicates() {
    return duplicates.sum();
  }

  /** The estimated score with a given loss and round trip; 0 when nothing has come. */
  public double mos(double lost, double rttMillis) {
    return packetsIn.sum() == 0 ? 0 : Mos.estimate(heard, lost, rttMillis);
  }

  private Outcome unprotect(Srtp receiving, PacketBuffer packet) {
    var before = inBefore;
    if (before == null) {
      return receiving.unprotect(packet);
    }
    var copy = new PacketBuffer().copy(packet.bytes(), packet.offset(), packet.length());
    var outcome = receiving.unprotect(packet);
    if (outcome != Outcome.BAD) {
      return outcome;
    }
    packet.copy(copy.bytes(), copy.offset(), copy.length());
    return before.unprotect(packet);
  }

  private Outcome receivedControl(Srtp receiving, PacketBuffer packet) {
    var outcome = receiving.unprotectControl(packet);
    if (outcome == Outcome.OK) {
      Rtcp.parse(packet.bytes(), packet.offset(), packet.length()).forEach(this::take);
    }
    return outcome;
  }

  private void take(Report report) {
    var now = clock.millis();
    var reception = receptions.get(report.ssrc());
    if (reception != null) {
      report.sender().ifPresent(info -> reception.reported(info, now));
    }
    for (var block : report.blocks()) {
      var millis = block.roundTripMillis(Rtcp.ntp(now));
      if (outgoing.containsKey(block.ssrc()) && millis >= 0) {
        roundTripMillis = millis;
      }
    }
  }

  private void report(List<ReportBlock> blocks, long monoMillis) {
    var rest = blocks;
    var sent = false;
    for (var stream : outgoing.values()) {
      if (stream.freshSince(monoMillis - REPORT_MILLIS)) {
        var info = stream.info(Rtcp.ntp(monoMillis), monoMillis);
        rest = sendReport(stream.ssrc(), Optional.of(info), rest);
        sent = true;
      }
    }
    while (!sent || !rest.isEmpty()) {
      rest = sendReport(ssrc, Optional.empty(), rest);
      sent = true;
    }
  }

  private List<ReportBlock> sendReport(
      long from, Optional<SenderInfo> info, List<ReportBlock> blocks) {
    var sending = out;
    var now = blocks.subList(0, Math.min(blocks.size(), Rtcp.MOST_BLOCKS));
    var bytes = Rtcp.write(new Report(from, info, now), cname);
    var buffer = new PacketBuffer(bytes.length + OVERHEAD).copy(bytes, 0, bytes.length);
    if (sending != null && sending.protectControl(buffer)) {
      exit.send(buffer.bytes(), buffer.offset(), buffer.length());
    }
    return blocks.subList(now.size(), blocks.size());
  }
}
