package parley.voice.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.journal.Bytes;
import parley.voice.rtp.RtpPacket;
import parley.voice.srtp.Srtp.Outcome;

final class SrtpTest {
  @ParameterizedTest
  @EnumSource
  void what_was_protected_is_taken_once_and_only_whole(SrtpProfile profile) {
    var sender = sender(profile);
    var receiver = receiver(profile);
    var packet = protectedPacket(sender, 5, 1);
    var damaged = packet.clone();
    damaged[20] ^= 1;

    assertThat(receiver.unprotect(buffer(damaged))).isEqualTo(Outcome.BAD);
    var whole = buffer(packet);
    assertThat(receiver.unprotect(whole)).isEqualTo(Outcome.OK);
    assertThat(RtpPacket.parse(whole.bytes(), whole.offset(), whole.length()))
        .contains(plain(5, 1));
    assertThat(receiver.unprotect(buffer(packet))).isEqualTo(Outcome.REPLAY);
  }

  @ParameterizedTest
  @EnumSource
  void reports_are_protected_and_taken_once_too(SrtpProfile profile) {
    var sender = sender(profile);
    var receiver = receiver(profile);
    var report = new byte[] {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 9};
    var packet = new PacketBuffer().copy(report, 0, report.length);

    assertThat(sender.protectControl(packet)).isTrue();
    var wire = new PacketBuffer().copy(packet.bytes(), packet.offset(), packet.length());
    assertThat(receiver.unprotectControl(packet)).isEqualTo(Outcome.OK);

    assertThat(packet.length()).isEqualTo(report.length);
    assertThat(receiver.unprotectControl(wire)).isEqualTo(Outcome.REPLAY);
  }

  @Test
  void packets_that_do_not_verify_leave_no_trace() {
    var sender = sender(SrtpProfile.AEAD_AES_128_GCM);
    var receiver = receiver(SrtpProfile.AEAD_AES_128_GCM);
    var chance = new Random(1);
    var genuine = protectedPacket(sender, 5, 1);

    for (var i = 0; i < 100_000; i++) {
      var bytes = i % 2 == 0 ? new byte[chance.nextInt(120)] : genuine.clone();
      if (i % 2 == 0) chance.nextBytes(bytes);
      if (bytes.length > 0) bytes[chance.nextInt(bytes.length)] ^= (byte) (1 + chance.nextInt(255));
      assertThat(receiver.unprotect(buffer(bytes))).isEqualTo(Outcome.BAD);
      assertThat(receiver.unprotectControl(buffer(bytes))).isEqualTo(Outcome.BAD);
    }

    assertThat(receiver.streams()).isZero();
    assertThat(receiver.unprotect(buffer(genuine))).isEqualTo(Outcome.OK);
  }

  @Test
  void a_receiver_remembers_a_bounded_number_of_streams() {
    var sender = sender(SrtpProfile.AEAD_AES_128_GCM);
    var receiver = receiver(SrtpProfile.AEAD_AES_128_GCM);

    for (var ssrc = 0; ssrc < Srtp.MOST_RECEIVED + 50; ssrc++) {
      receiver.unprotect(buffer(protectedPacket(sender, ssrc, 1)));
    }

    assertThat(receiver.streams()).isEqualTo(Srtp.MOST_RECEIVED);
  }

  @Test
  void a_sender_refuses_one_stream_too_many_rather_than_use_a_nonce_twice() {
    var sender = sender(SrtpProfile.AEAD_AES_128_GCM);
    var taken = new ArrayList<Boolean>();

    for (var ssrc = 0; ssrc <= Srtp.MOST_SENT; ssrc++) {
      var packet = plain(ssrc, 1);
      var buffer = new PacketBuffer();
      packet.writeTo(buffer.bytes());
      taken.add(sender.protect(buffer.set(packet.size())));
    }

    assertThat(taken.subList(0, Srtp.MOST_SENT)).containsOnly(true);
    assertThat(taken.getLast()).isFalse();
  }

  private static Srtp sender(SrtpProfile profile) {
    return Srtp.sender(profile, key(profile), Bytes.zeros(profile.saltSize()));
  }

  private static Srtp receiver(SrtpProfile profile) {
    return Srtp.receiver(profile, key(profile), Bytes.zeros(profile.saltSize()));
  }

  private static Bytes key(SrtpProfile profile) {
    return Bytes.utf8("0123456789abcdef").slice(0, profile.keySize());
  }

  private static RtpPacket plain(long ssrc, int sequence) {
    return new RtpPacket(111, false, sequence, 960, ssrc, Bytes.utf8("some coded speech"));
  }

  private static byte[] protectedPacket(Srtp sender, long ssrc, int sequence) {
    var packet = plain(ssrc, sequence);
    var buffer = new PacketBuffer();
    packet.writeTo(buffer.bytes());
    assertThat(sender.protect(buffer.set(packet.size()))).isTrue();
    var wire = new byte[buffer.length()];
    System.arraycopy(buffer.bytes(), buffer.offset(), wire, 0, wire.length);
    return wire;
  }

  private static PacketBuffer buffer(byte[] bytes) {
    return new PacketBuffer().copy(bytes, 0, bytes.length);
  }
}
