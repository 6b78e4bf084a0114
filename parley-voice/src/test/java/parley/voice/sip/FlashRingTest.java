package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.core.line.Precedence;
import parley.voice.Codec;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.Ring;

/** A phone that is rung for a message, not for a call. */
final class FlashRingTest {
  @Test
  void a_phone_that_is_lifted_for_a_flash_hears_its_two_notes_and_nothing_else()
      throws IOException {
    var flash = new Ring("desk-1", "f1", "FLASH birch-0031", Precedence.FLASH, List.of(Codec.PCMA));
    try (var rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1")).with(Rig.quick()));
        var media = new DatagramSocket(0, Rig.HERE);
        var phone = Phone.at(rig.point(Transport.UDP), "desk-1")) {
      media.setSoTimeout(20_000);
      phone.register(60);
      rig.handsets.ring(flash);
      var invite = phone.await("INVITE");
      var lines = "Contact: " + phone.contact() + "\nContent-Type: application/sdp\n";
      phone.respond(invite, "200 OK", lines, Phone.sdp(media.getLocalPort(), "8", ""));
      rig.ear.await("answered desk-1 f1 PCMA");
      phone.await("ACK");

      rig.handsets.flash("desk-1", "f1");

      assertThat(invite).contains("Resource-Priority: dsn.flash").contains("FLASH birch-0031");
      assertThat(loudest(media))
          .satisfiesAnyOf(
              hertz -> assertThat(hertz).isBetween(630, 670),
              hertz -> assertThat(hertz).isBetween(960, 1_000));
    }
  }

  private static int loudest(DatagramSocket media) throws IOException {
    var heard = new Spectrum(Codec.PCMA);
    var packet = new DatagramPacket(new byte[2048], 2048);
    for (var number = 0; number < 100; number++) {
      media.receive(packet);
      heard.add(packet.getData(), 12, packet.getLength() - 12);
    }
    return heard.loudest();
  }
}
