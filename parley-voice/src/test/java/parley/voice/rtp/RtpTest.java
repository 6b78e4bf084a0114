package parley.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.voice.Codec;
import parley.voice.Speech;

final class RtpTest {
  private static final Object ANN = "ann";
  private static final Object BOB = "bob";

  @Test
  void what_was_written_is_read_again() {
    var packet = new RtpPacket(111, true, 65_535, 0xffff_fffeL, 0x8000_0001L, Bytes.utf8("hello"));
    var bytes = new byte[packet.size()];

    packet.writeTo(bytes);

    assertThat(RtpPacket.parse(bytes, 0, bytes.length)).contains(packet);
  }

  @Test
  void sources_extension_and_padding_are_read_over() {
    var bytes =
        Bytes.fromHex(
                "b1080001"
                    + "00000002"
                    + "00000003"
                    + "cccccccc"
                    + "bede0001"
                    + "eeeeeeee"
                    + "aabb"
                    + "0002")
            .toArray();

    var packet = RtpPacket.parse(bytes, 0, bytes.length).orElseThrow();

    assertThat(packet).isEqualTo(new RtpPacket(8, false, 1, 2, 3, Bytes.fromHex("aabb")));
  }

  @Test
  void another_speaker_goes_on_where_the_one_before_stopped() {
    var stream = new OutgoingStream(7, 65_534, 1000);

    var first = stream.next(speech(10, 5000), ANN, 111, 0);
    var second = stream.next(speech(11, 5960), ANN, 111, 20);
    var other = stream.next(speech(40_000, 77), BOB, 111, 60);

    assertThat(List.of(first.sequence(), second.sequence(), other.sequence()))
        .containsExactly(65_535, 0, 1);
    assertThat(second.timestamp() - first.timestamp()).isEqualTo(960);
    assertThat(other.timestamp() - second.timestamp()).isEqualTo(40 * 48);
    assertThat(List.of(first.marker(), second.marker(), other.marker()))
        .containsExactly(true, false, true);
  }

  @Test
  void what_was_lost_before_us_stays_a_gap_but_a_pause_of_ours_does_not() {
    var stream = new OutgoingStream(7, 0, 0);

    var first = stream.next(speech(10, 0), ANN, 111, 0);
    var afterLoss = stream.next(speech(13, 2880), ANN, 111, 60);
    stream.pause();
    var afterPause = stream.next(speech(513, 482_880), ANN, 111, 10_060);

    assertThat(afterLoss.sequence() - first.sequence()).isEqualTo(3);
    assertThat(afterPause.sequence() - afterLoss.sequence()).isEqualTo(1);
    assertThat(afterPause.timestamp() - afterLoss.timestamp()).isEqualTo(480_000);
  }

  @Test
  void reports_are_read_as_they_were_written() {
    var block = new ReportBlock(5, 64, -3, 70_000, 12, 0x1234_5678L, 65_536);
    var info = new SenderInfo(0x1111_2222_3333_4444L, 9, 10, 11);
    var report = new Report(0xffff_ffffL, Optional.of(info), List.of(block, block));

    var bytes = Rtcp.write(report, "parley");

    assertThat(bytes.length % 4).isZero();
    assertThat(Rtcp.parse(bytes, 0, bytes.length)).containsExactly(report);
  }

  @Test
  void a_report_proves_the_round_trip() {
    var sent = Rtcp.ntp(10_000);
    var block = new ReportBlock(5, 0, 0, 0, 0, sent >>> 16 & 0xffff_ffffL, 65_536);

    var millis = block.roundTripMillis(Rtcp.ntp(11_250));

    assertThat(millis).isBetween(249.0, 251.0);
  }

  @Test
  void loss_is_told_for_the_interval_and_in_all() {
    var reception = new Reception(5);
    for (var i = 0; i < 100; i++) {
      if (i % 4 != 1) receive(reception, 65_500 + i, i * 20L);
    }

    var block = reception.report(2000);
    receive(reception, 65_600, 2000);
    var next = reception.report(4000);

    assertThat(block.fractionLost()).isEqualTo(64);
    assertThat(block.lost()).isEqualTo(25);
    assertThat(block.highest()).isEqualTo(65_599);
    assertThat(next.fractionLost()).isZero();
    assertThat(next.lost()).isEqualTo(25);
  }

  @Test
  void jitter_is_that_of_the_arrivals_and_none_when_they_are_even() {
    var even = new Reception(5);
    var uneven = new Reception(5);
    for (var i = 0; i < 200; i++) {
      receive(even, i, i * 20L);
      receive(uneven, i, i * 20L + (i % 2) * 10L);
    }

    assertThat(even.jitterMillis()).isLessThan(0.01);
    assertThat(uneven.jitterMillis()).isBetween(9.0, 10.5);
  }

  @Test
  void loss_and_delay_lower_the_estimated_score() {
    var good = Mos.estimate(Codec.PCMA, 0, 40);
    var lossy = Mos.estimate(Codec.PCMA, 0.05, 40);
    var late = Mos.estimate(Codec.PCMA, 0, 800);

    assertThat(good).isBetween(4.2, 4.5);
    assertThat(lossy).isBetween(3.2, 4.0);
    assertThat(late).isBetween(1.5, 3.5);
    assertThat(Mos.estimate(Codec.OPUS, 1, 10_000)).isEqualTo(1);
  }

  @Test
  void no_bytes_whatever_break_the_parsers() {
    var chance = new Random(4);
    var whole = Rtcp.write(new Report(1, Optional.empty(), List.of()), "x");

    for (var i = 0; i < 100_000; i++) {
      var bytes = i % 2 == 0 ? new byte[chance.nextInt(80)] : whole.clone();
      if (i % 2 == 0) chance.nextBytes(bytes);
      if (bytes.length > 0) bytes[chance.nextInt(bytes.length)] ^= (byte) chance.nextInt();
      if (bytes.length > 1) bytes[0] = (byte) (0x80 | chance.nextInt(64));
      var length = chance.nextInt(bytes.length + 1);

      assertThat(RtpPacket.parse(bytes, 0, length).map(packet -> packet.payload().size()))
          .matches(size -> size.orElse(0) <= length);
      assertThat(Rtcp.parse(bytes, 0, length).size()).isLessThanOrEqualTo(length / 8);
    }
  }

  private static void receive(Reception reception, int sequence, long millis) {
    var timestamp = (sequence * 160L) & 0xffff_ffffL;
    var packet = new RtpPacket(8, false, sequence & 0xffff, timestamp, 5, Bytes.EMPTY);
    reception.received(packet, 8000, millis * 1_000_000);
  }

  private static Speech speech(int sequence, long timestamp) {
    return new Speech(Codec.OPUS, sequence, timestamp, false, Bytes.utf8("x"));
  }
}
