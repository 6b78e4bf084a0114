package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.ListenAt.Transport;

/** Messages in the style of RFC 4475, floods, and strangers: the station goes on serving. */
final class MalformedTest {
  @Test
  void each_malformed_message_is_dropped_and_counted() throws Exception {
    var files = files();
    assertThat(files).hasSizeGreaterThan(20);
    try (var rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1")));
        var stranger = new DatagramSocket(0, Rig.HERE)) {
      for (var file : files) {
        var before = rig.handsets.counts();
        send(stranger, rig, Files.readAllBytes(file));
        Await.until(() -> rig.handsets.counts().messages() > before.messages());
        var name = file.getFileName().toString();
        Await.until(() -> rig.handsets.counts().malformed() > before.malformed(), name);
      }
      stillServes(rig);
    }
  }

  private static List<Path> files() throws URISyntaxException, IOException {
    var folder = MalformedTest.class.getResource("/sip/malformed");
    assertThat(folder).isNotNull();
    try (var all = Files.list(Path.of(folder.toURI()))) {
      return all.sorted().toList();
    }
  }

  private static void send(DatagramSocket from, Rig rig, byte[] bytes) throws IOException {
    var to = rig.point(Transport.UDP).address();
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static void stillServes(Rig rig) throws IOException {
    try (var phone = Phone.at(rig.point(Transport.TCP), "desk-1")) {
      assertThat(phone.register(60)).startsWith("SIP/2.0 200");
    }
  }

  @Test
  void good_messages_that_are_damaged_at_random_do_no_harm() throws Exception {
    var chance = new Random(4475);
    try (var rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1")).with(generous()));
        var phone = Phone.at(rig.point(Transport.UDP), "desk-1")) {
      phone.register(60);
      rig.ear.await("registered desk-1");
      for (var round = 0; round < 2_000; round++) {
        var methods = List.of("INVITE", "REGISTER", "ACK", "BYE", "CANCEL", "OPTIONS", "UPDATE");
        var method = methods.get(chance.nextInt(methods.size()));
        var whole =
            phone.head(method, Phone.word(), Phone.word(), phone.from(Phone.word(), ""))
                + Phone.end(
                    phone.authorization(method) + "Contact: " + phone.contact() + "\n",
                    Phone.sdp(4000, "8", ""));
        phone.send(damaged(whole, chance));
        var sent = round + 3;
        if (round % 20 == 0) Await.until(() -> rig.handsets.counts().messages() >= sent);
      }
      stillServes(rig);
    }
  }

  private static String damaged(String message, Random chance) {
    var text = new StringBuilder(message);
    for (var change = 0; change <= chance.nextInt(6); change++) {
      text.setCharAt(chance.nextInt(text.length()), (char) chance.nextInt(128));
    }
    return text.toString();
  }

  private static HandsetLimits generous() {
    var quick = Rig.quick();
    return new HandsetLimits(
        100_000,
        100_000,
        quick.callsPerHandset(),
        quick.connections(),
        quick.minRegistration(),
        quick.maxRegistration(),
        quick.nonceLife(),
        quick.refresh(),
        quick.silence(),
        quick.refusalTone());
  }

  @Test
  void a_flood_of_strangers_leaves_no_state_and_is_limited() throws IOException {
    try (var rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1")));
        var phone = Phone.at(rig.point(Transport.UDP), "nobody")) {
      for (var number = 0; rig.handsets.counts().limited() < 1_000; number++) {
        assertThat(number).isLessThan(1_000_000);
        var method = number % 2 == 0 ? "INVITE" : "REGISTER";
        phone.send(
            phone.head(method, Phone.word(), Phone.word(), phone.from(Phone.word(), ""))
                + Phone.end("Contact: " + phone.contact() + "\n", Phone.sdp(4000, "8", "")));
      }

      assertThat(rig.handsets.counts().calls()).isZero();
      assertThat(rig.handsets.transactions()).isZero();
    }
  }

  @Test
  void a_handset_that_floods_has_few_calls_and_the_rest_is_refused() throws IOException {
    try (var rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1")));
        var phone = Phone.at(rig.point(Transport.UDP), "desk-1")) {
      phone.register(60);
      for (var number = 0; number < 30; number++) {
        phone.send(
            phone.head("INVITE", Phone.word(), Phone.word(), phone.from(Phone.word(), ""))
                + Phone.end(
                    phone.authorization("INVITE")
                        + ("Contact: " + phone.contact() + "\nContent-Type: application/sdp\n"),
                    Phone.sdp(4000, "8", "")));
      }
      phone.await("SIP/2.0 503");

      assertThat(rig.handsets.counts().calls()).isLessThanOrEqualTo(2);
    }
  }
}
