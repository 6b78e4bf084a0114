package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.voice.handset.ListenAt.Transport;

/** Registration over real sockets, by a phone that knows SHA-256. */
final class RegistrationTest {
  private Rig rig;
  private Phone phone;

  @BeforeEach
  void open() throws IOException {
    rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1"), Rig.plain("desk-2")));
    phone = Phone.at(rig.point(Transport.UDP), "desk-1");
  }

  @AfterEach
  void close() throws IOException {
    phone.close();
    rig.close();
  }

  @Test
  void a_handset_registers_with_sha_256_and_takes_itself_off() {
    var taken = phone.register(60);
    rig.ear.await("registered desk-1");
    var there = rig.handsets.registered();
    var left = phone.register(0);
    rig.ear.await("expired desk-1");

    assertThat(taken)
        .startsWith("SIP/2.0 200")
        .contains(";expires=60")
        .contains("desk-1@127.0.0.1");
    assertThat(there).containsExactly("desk-1");
    assertThat(left).startsWith("SIP/2.0 200").doesNotContain("Contact");
    assertThat(rig.handsets.registered()).isEmpty();
  }

  @Test
  void a_registration_that_is_not_refreshed_runs_out() {
    phone.register(2);

    rig.ear.await("registered desk-1");
    rig.ear.await("expired desk-1");
  }

  @Test
  void a_registration_that_is_too_short_is_told_the_least() {
    assertThat(phone.register(1)).startsWith("SIP/2.0 423").contains("Min-Expires: 2");
  }

  @Test
  void a_wrong_password_is_challenged_again_and_binds_nothing() {
    phone.password = "guess";

    assertThat(phone.register(60)).startsWith("SIP/2.0 401").doesNotContain("stale");
    assertThat(rig.handsets.registered()).isEmpty();
  }

  @Test
  void one_handset_cannot_register_as_another() {
    var lines = "Contact: " + phone.contact() + "\n";
    var first = phone.ask("REGISTER", lines, "");
    var tags = "From: <sip:desk-1@alder>;tag=a\nTo: <sip:desk-2@alder>";
    phone.send(
        phone.head("REGISTER", Phone.word(), Phone.word(), tags)
            + Phone.end(phone.authorization("REGISTER") + lines, ""));

    assertThat(first).startsWith("SIP/2.0 200");
    assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 403");
    assertThat(rig.handsets.registered()).containsExactly("desk-1");
  }

  @Test
  void a_count_that_was_used_is_stale() {
    var lines = "Contact: " + phone.contact() + "\n";
    phone.ask("REGISTER", lines, "");
    var used = phone.authorization("REGISTER");
    for (var time = 0; time < 2; time++) {
      phone.send(
          phone.head("REGISTER", Phone.word(), Phone.word(), phone.from("a", ""))
              + Phone.end(used + lines, ""));
    }

    assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 200");
    assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 401").contains("stale=true");
  }

  @Test
  void a_register_that_is_repeated_gets_its_answer_again() {
    var lines = "Contact: " + phone.contact() + "\n";
    phone.ask("REGISTER", lines, "");
    var same =
        phone.head("REGISTER", Phone.word(), Phone.word(), phone.from("a", ""))
            + Phone.end(phone.authorization("REGISTER") + lines, "");
    phone.send(same);
    phone.send(same);

    var first = phone.await("SIP/2.0");
    assertThat(first).startsWith("SIP/2.0 200");
    assertThat(phone.await("SIP/2.0")).isEqualTo(first);
  }

  @Test
  void a_handset_cannot_be_registered_at_an_address_that_it_is_not_at() {
    var answer = phone.ask("REGISTER", "Contact: <sip:desk-1@192.0.2.1:5060>\n", "");

    assertThat(answer).startsWith("SIP/2.0 403");
    assertThat(rig.handsets.registered()).isEmpty();
  }

  @Test
  void methods_beyond_the_list_are_refused_with_the_list() {
    for (var method :
        new String[] {
          "REFER", "SUBSCRIBE", "MESSAGE", "NOTIFY", "PUBLISH", "INFO", "PRACK", "HACK"
        }) {
      assertThat(phone.ask(method, "", "")).startsWith("SIP/2.0 405").contains("Allow: INVITE");
    }
    assertThat(rig.handsets.counts().refused()).isEqualTo(8);
  }

  @Test
  void a_handset_registers_over_a_connection_and_is_rung_over_it() throws IOException {
    try (var wired = Phone.at(rig.point(Transport.TCP), "desk-2")) {
      assertThat(wired.register(60)).startsWith("SIP/2.0 200");
      rig.ear.await("registered desk-2");

      rig.handsets.ring(CallTest.ring("desk-2", "c1"));

      assertThat(wired.await("INVITE")).contains("Via: SIP/2.0/TCP");
    }
  }
}
