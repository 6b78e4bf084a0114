package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.core.line.Precedence;
import parley.voice.Codec;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.Refusal;
import parley.voice.handset.Ring;
import parley.voice.handset.SrtpPolicy;
import parley.voice.handset.Stop;

/** Calls from and to a phone that is written for the test. */
final class CallTest {
  private static final String PCMA = "8 101";

  private Rig rig;
  private Phone phone;
  private DatagramSocket media;

  @BeforeEach
  void open() throws IOException {
    start(Rig.quick());
  }

  private void start(HandsetLimits limits) throws IOException {
    var plan =
        Rig.Plan.of(Rig.plain("desk-1"), Rig.handset("desk-2", SrtpPolicy.OFFERED, true))
            .with(limits);
    rig = Rig.open(plan);
    media = new DatagramSocket(0, Rig.HERE);
    media.setSoTimeout(20_000);
    phone = Phone.at(rig.point(Transport.UDP), "desk-1");
    phone.register(60);
  }

  @AfterEach
  void close() throws IOException {
    media.close();
    phone.close();
    rig.close();
  }

  static Ring ring(String handset, String call) {
    return new Ring(
        handset, call, "Alder Watch", Precedence.IMMEDIATE, List.of(Codec.OPUS, Codec.PCMA));
  }

  private String sdp() {
    return Phone.sdp(media.getLocalPort(), PCMA, "a=rtpmap:101 telephone-event/8000\n");
  }

  private String lift() {
    return phone.invite("", sdp());
  }

  @Test
  void a_lifted_handset_rings_the_line_whatever_it_dialled() {
    var trying = phone.invite("Resource-Priority: dsn.flash\n", sdp());
    var lift = rig.ear.awaitLift();
    rig.handsets.alerting(lift.call());
    var ringing = phone.await("SIP/2.0 180");
    rig.handsets.answered(lift.call(), Codec.PCMA);
    var answered = phone.await("SIP/2.0 200");
    phone.within("ACK", answered, "", "");
    phone.within("BYE", answered, "", "");

    assertThat(trying).startsWith("SIP/2.0 100");
    assertThat(lift.handset()).isEqualTo("desk-1");
    assertThat(lift.codecs()).containsExactly(Codec.PCMA);
    assertThat(lift.precedence()).isEqualTo(Precedence.FLASH);
    assertThat(Phone.value(ringing, "To")).isEqualTo(Phone.value(answered, "To"));
    assertThat(answered).contains("m=audio " + rig.voice.address().getPort() + " RTP/AVP 8 101");
    phone.await("SIP/2.0 200");
    rig.ear.await("put down desk-1");
    assertThat(rig.handsets.counts().calls()).isZero();
  }

  @Test
  void each_refusal_says_why() {
    for (var why : List.of(Refusal.NO_ROUTE, Refusal.STATION_SILENT, Refusal.NOBODY_ARMED)) {
      lift();
      rig.handsets.refuse(rig.ear.awaitLift().call(), why);

      var refused = phone.await("SIP/2.0 " + why.status());
      assertThat(refused).startsWith("SIP/2.0 " + why.status() + " " + why.words());
      assertThat(refused).contains("Reason: SIP;cause=" + why.status());
      phone.within("ACK", refused, "", "");
    }
    assertThat(rig.ear.rest()).noneMatch(event -> event.contains("put down"));
  }

  @Test
  void with_tones_a_handset_hears_progress_and_why_it_failed() throws IOException {
    try (var toned = Phone.at(rig.point(Transport.UDP), "desk-2")) {
      toned.register(60);
      toned.invite("", Phone.sdp(media.getLocalPort(), "9 0 8", ""));
      var progress = toned.await("SIP/2.0 183");
      var lift = rig.ear.awaitLift();
      var hears = spectrum(Codec.PCMU);
      rig.handsets.refuse(lift.call(), Refusal.NO_ROUTE);
      var refused = toned.await("SIP/2.0 503");

      assertThat(lift.codecs()).containsExactly(Codec.PCMU);
      assertThat(progress).contains("RTP/AVP 0");
      assertThat(Phone.value(progress, "To")).isEqualTo(Phone.value(refused, "To"));
      assertThat(hears.loudest()).isBetween(860, 900);
    }
  }

  private Spectrum spectrum(Codec codec) throws IOException {
    var heard = new Spectrum(codec);
    var packet = new DatagramPacket(new byte[2048], 2048);
    for (var number = 0; number < 100; number++) {
      media.receive(packet);
      heard.add(packet.getData(), 12, packet.getLength() - 12);
    }
    return heard;
  }

  @Test
  void putting_down_before_an_answer_ends_the_call_once() {
    var callId = Phone.word();
    phone.invite("", sdp());
    var lift = rig.ear.awaitLift();
    rig.handsets.alerting(lift.call());
    var ringing = phone.await("SIP/2.0 180");
    var cancel =
        """
        CANCEL sip:station@127.0.0.1 SIP/2.0
        Via: %s
        From: %s
        To: %s
        Call-ID: %s
        CSeq: %s
        Max-Forwards: 70
        """
            .formatted(
                Phone.value(ringing, "Via").replaceAll(";(rport|received)=[^;]*", ""),
                Phone.value(ringing, "From"),
                Phone.value(ringing, "To").replaceAll(";tag=.*", ""),
                Phone.value(ringing, "Call-ID"),
                Phone.value(ringing, "CSeq").replace("INVITE", "CANCEL"));
    phone.send(Phone.end(cancel, ""));

    assertThat(Phone.value(phone.await("SIP/2.0 200"), "CSeq")).endsWith("CANCEL");
    assertThat(phone.await("SIP/2.0 487")).contains("Put down");
    rig.ear.await("put down desk-1");
    rig.handsets.answered(lift.call(), Codec.PCMA);
    assertThat(rig.handsets.counts().calls()).isZero();
    assertThat(callId).isNotEmpty();
  }

  @Test
  void speech_goes_only_to_the_address_that_the_handset_registered_from() {
    var foreign = sdp().replace("c=IN IP4 127.0.0.1", "c=IN IP4 127.0.0.7");

    assertThat(phone.invite("", foreign)).startsWith("SIP/2.0 100");
    assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 488");
    assertThat(rig.ear.lifts).isEmpty();
  }

  @Test
  void a_third_address_that_sends_speech_gets_nothing_back() throws IOException {
    lift();
    rig.handsets.answered(rig.ear.awaitLift().call(), Codec.PCMA);
    phone.within("ACK", phone.await("SIP/2.0 200"), "", "");
    rig.hearer = (leg, speech) -> leg.say(0, speech, leg);
    var speech = rtp(1);
    try (var stranger = new DatagramSocket(0, Rig.HERE)) {
      stranger.setSoTimeout(500);
      for (var number = 0; number < 20; number++) {
        stranger.send(new DatagramPacket(speech, speech.length, rig.voice.address()));
      }
      assertThat(packets(stranger)).isZero();
    }
    media.setSoTimeout(500);
    media.send(new DatagramPacket(speech, speech.length, rig.voice.address()));
    assertThat(packets(media)).isOne();
  }

  static byte[] rtp(int sequence) {
    var packet = new byte[172];
    packet[0] = (byte) 0x80;
    packet[1] = 8;
    packet[3] = (byte) sequence;
    return packet;
  }

  private static int packets(DatagramSocket socket) throws IOException {
    var count = 0;
    try {
      while (true) {
        socket.receive(new DatagramPacket(new byte[2048], 2048));
        count++;
      }
    } catch (java.net.SocketTimeoutException quiet) {
      return count;
    }
  }

  @Test
  void a_rung_handset_chooses_from_what_was_offered_and_is_told_how_urgent_it_is() {
    rig.handsets.ring(ring("desk-1", "c1"));
    var invite = phone.await("INVITE");
    phone.respond(invite, "180 Ringing", "", "");
    rig.ear.await("ringing desk-1 c1");
    answer(invite);

    rig.ear.await("answered desk-1 c1 PCMA");
    assertThat(invite).contains("Resource-Priority: dsn.immediate");
    assertThat(invite).contains("Alert-Info: <urn:alert:priority:high>;info=immediate");
    assertThat(invite).contains("Alder Watch").contains("RTP/AVP 111 8 101");
    phone.await("ACK");
    assertThat(rig.handsets.leg("desk-1", "c1")).isPresent();
    rig.handsets.hangUp("desk-1", "c1");
    var bye = phone.await("BYE");
    phone.respond(bye, "200 OK", "", "");
    Await.until(() -> rig.handsets.leg("desk-1", "c1").isEmpty());
  }

  private void answer(String invite) {
    var lines = "Contact: " + phone.contact() + "\nContent-Type: application/sdp\n";
    phone.respond(invite, "200 OK", lines, Phone.sdp(media.getLocalPort(), "8", ""));
  }

  @Test
  void a_ring_is_taken_back_only_once_the_handset_has_said_something() {
    rig.handsets.ring(ring("desk-1", "c1"));
    var invite = phone.await("INVITE");
    rig.handsets.stopRinging("desk-1", "c1", Stop.ANSWERED_ELSEWHERE);
    phone.respond(invite, "180 Ringing", "", "");

    var cancel = phone.await("CANCEL");
    assertThat(cancel).contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\"");
    phone.respond(cancel, "200 OK", "", "");
    phone.respond(invite, "487 Request Terminated", "", "");
    phone.await("ACK");
    assertThat(rig.ear.rest()).noneMatch(event -> event.startsWith("declined"));
  }

  @Test
  void an_answer_that_crosses_the_end_of_the_ring_is_hung_up() {
    rig.handsets.ring(ring("desk-1", "c1"));
    var invite = phone.await("INVITE");
    phone.respond(invite, "180 Ringing", "", "");
    rig.ear.await("ringing");
    rig.handsets.stopRinging("desk-1", "c1", Stop.WITHDRAWN);
    phone.await("CANCEL");
    answer(invite);

    phone.await("ACK");
    phone.await("BYE");
    assertThat(rig.ear.rest()).isEmpty();
  }

  @Test
  void a_handset_that_is_busy_or_refuses_or_is_silent_declines() {
    for (var each : List.of("486 Busy Here|BUSY", "603 Decline|REFUSED", "302 Moved|UNABLE")) {
      var parts = each.split("\\|", -1);
      rig.handsets.ring(ring("desk-1", "c-" + parts[1]));
      phone.respond(phone.await("INVITE"), parts[0], "Contact: <sip:x@192.0.2.1>\n", "");
      rig.ear.await("declined desk-1 c-" + parts[1] + " " + parts[1]);
      phone.await("ACK");
    }
    rig.handsets.ring(ring("desk-1", "c2"));
    rig.ear.await("declined desk-1 c2 SILENT");
    rig.handsets.ring(ring("desk-2", "c3"));
    rig.ear.await("declined desk-2 c3 SILENT");
  }

  @Test
  void a_handset_holds_and_takes_back() {
    lift();
    rig.handsets.answered(rig.ear.awaitLift().call(), Codec.PCMA);
    var answered = phone.await("SIP/2.0 200");
    phone.within("ACK", answered, "", "");
    var lines = "Contact: " + phone.contact() + "\nContent-Type: application/sdp\n";

    phone.within("INVITE", answered, lines, sdp() + "a=sendonly\r\n");
    var held = phone.await("SIP/2.0 200");
    rig.ear.await("held desk-1");
    phone.within("ACK", held, "", "");
    phone.within("UPDATE", answered, lines, sdp());
    var resumed = phone.await("SIP/2.0 200");
    rig.ear.await("resumed desk-1");

    assertThat(held).contains("a=recvonly");
    assertThat(resumed).contains("a=sendrecv");
  }

  @Test
  void a_call_of_lower_precedence_makes_room() {
    lift();
    var lift = rig.ear.awaitLift();
    rig.handsets.answered(lift.call(), Codec.PCMA);
    phone.within("ACK", phone.await("SIP/2.0 200"), "", "");

    rig.handsets.preempt("desk-1", lift.call());

    assertThat(phone.await("BYE")).contains("Reason: preemption;cause=1");
  }

  @Test
  void a_handset_that_falls_silent_in_a_call_is_lost() throws IOException {
    close();
    var usual = Rig.quick();
    start(
        new HandsetLimits(
            usual.messagesPerSecond(),
            usual.strangerMessagesPerSecond(),
            usual.callsPerHandset(),
            usual.connections(),
            usual.minRegistration(),
            usual.maxRegistration(),
            usual.nonceLife(),
            Duration.ofMillis(200),
            Duration.ofMillis(700),
            usual.refusalTone()));
    phone.invite("Supported: timer\nSession-Expires: 90\n", sdp());
    rig.handsets.answered(rig.ear.awaitLift().call(), Codec.PCMA);
    var answered = phone.await("SIP/2.0 200");
    phone.within("ACK", answered, "", "");
    var refresh = phone.await("INVITE");
    answer(refresh);
    phone.await("ACK");
    phone.await("INVITE");

    rig.ear.await("lost desk-1");
    assertThat(answered).contains("Session-Expires: 90;refresher=uas");
    assertThat(refresh).contains("Session-Expires: 90;refresher=uac");
  }

  @Test
  void what_we_cannot_do_is_refused_by_name() {
    phone.invite("Require: 100rel, timer\n", sdp());
    assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 420").contains("Unsupported: 100rel");
    phone.invite("Supported: timer\nSession-Expires: 10\n", sdp());
    assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 422").contains("Min-SE: 90");
    phone.invite("", Phone.sdp(media.getLocalPort(), "3 18", ""));
    assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 488");
    phone.invite("", sdp().replace("RTP/AVP", "RTP/SAVP"));
    assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 488");
    assertThat(rig.ear.lifts).isEmpty();
  }

  @Test
  void a_handset_may_have_so_many_calls_and_no_more() {
    lift();
    lift();
    rig.ear.awaitLift();
    rig.ear.awaitLift();
    lift();

    assertThat(phone.await("SIP/2.0 5")).startsWith("SIP/2.0 503").contains("Retry-After");
    assertThat(rig.handsets.counts().calls()).isEqualTo(2);
  }

  @Test
  void nobody_who_is_not_registered_can_lift() throws IOException {
    phone.register(0);
    rig.ear.await("expired desk-1");

    assertThat(lift()).startsWith("SIP/2.0 403");
    assertThat(rig.handsets.counts().calls()).isZero();
  }

  @Test
  void closing_ends_calls_sockets_and_threads() throws IOException {
    lift();
    rig.handsets.answered(rig.ear.awaitLift().call(), Codec.PCMA);
    phone.within("ACK", phone.await("SIP/2.0 200"), "", "");
    var port = rig.port(Transport.UDP);

    rig.handsets.close();

    phone.await("BYE");
    try (var free = new DatagramSocket(port, Rig.HERE)) {
      assertThat(free.getLocalPort()).isEqualTo(port);
    }
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(
                    one ->
                        one.getName().startsWith("handsets")
                            || one.getName().startsWith("EventScanner")));
  }
}
