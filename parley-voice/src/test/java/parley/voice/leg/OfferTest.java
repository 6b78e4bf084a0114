package parley.voice.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.voice.Codec;
import parley.voice.FakeBrowser;

final class OfferTest {
  private static final Bytes PRINT = Bytes.utf8("0123456789abcdef0123456789ABCDEF");
  private static final InetSocketAddress AT =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 7400);

  @Test
  void an_offer_of_two_sections_is_read_with_the_codecs_that_are_ours() {
    var offer = Offer.parse(FakeBrowser.offer(PRINT));

    assertThat(offer.fingerprint()).isEqualTo(PRINT);
    assertThat(offer.sections()).hasSize(2);
    assertThat(offer.sections().getFirst().payloadType(Codec.OPUS)).contains(111);
    assertThat(offer.sections().getFirst().codecs()).hasSize(4);
    assertThat(offer.sections().getFirst().sends()).isTrue();
    assertThat(offer.sections().getLast().sends()).isFalse();
  }

  @Test
  void the_answer_bundles_both_sections_and_lets_the_browser_start() {
    var answer = answer(FakeBrowser.offer(PRINT));

    assertThat(answer)
        .contains("a=ice-lite\r\n", "a=group:BUNDLE 0 1\r\n", "a=setup:passive\r\n")
        .contains("m=audio 7400 UDP/TLS/RTP/SAVPF 111 9 8 0\r\n")
        .contains("a=candidate:1 1 udp 2130706431 192.0.2.7 7400 typ host\r\n")
        .containsSubsequence("a=mid:0\r\na=sendrecv\r\n", "a=mid:1\r\na=sendonly\r\n")
        .doesNotContain("telephone-event", "red/48000", "a=ptime");
  }

  @Test
  void a_section_that_is_not_speech_is_declined_in_its_place() {
    var video =
        "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:v\r\na=sendrecv\r\na=rtpmap:96 VP8/90000\r\n";
    var answer = answer(FakeBrowser.offer(PRINT) + video);

    assertThat(answer).contains("a=group:BUNDLE 0 1\r\n");
    assertThat(answer).contains("m=video 0 UDP/TLS/RTP/SAVPF 96\r\n");
  }

  @Test
  void offers_that_cannot_be_answered_are_refused_with_the_reason() {
    var good = FakeBrowser.offer(PRINT);

    refused("", "no media section");
    refused(good.replaceAll("a=fingerprint.*\r\n", ""), "no SHA-256 fingerprint");
    refused(good.replaceFirst("a=fingerprint:sha-256 3", "a=fingerprint:sha-256 4"), "not one");
    refused(good.replace("actpass", "passive"), "must start the handshake");
    refused(good.replace("a=sendrecv", "a=recvonly"), "no audio that it would send");
    refused(good.replaceAll("a=rtpmap.*\r\n", ""), "no audio that it would send");
    refused(good.replace("a=mid:1", "a=mid:0"), "one mid");
    refused(good.replace("a=mid:1", "a=mid:1\u0000x"), "proper mid");
    refused("m=audio\r\n".repeat(20), "too many");
    refused("x".repeat(70_000), "64 KiB");
  }

  @Test
  void no_text_whatever_does_more_than_be_refused() {
    var chance = new Random(5);
    var good = FakeBrowser.offer(PRINT);

    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder(good);
      for (var k = chance.nextInt(4); k >= 0; k--) {
        var at = chance.nextInt(text.length());
        switch (chance.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) chance.nextInt(256));
          case 1 -> text.delete(at, Math.min(text.length(), at + chance.nextInt(60)));
          default -> text.insert(at, good, at / 2, Math.min(good.length(), at / 2 + 40));
        }
      }
      try {
        assertThat(answer(text.toString())).startsWith("v=0\r\n");
      } catch (Malformed refusal) {
        assertThat(refusal).hasMessageNotContaining("\n");
      }
    }
  }

  private static String answer(String offer) {
    return new Answer(Offer.parse(offer), "user", "password", PRINT, AT, List.of(1L, 2L)).sdp(9);
  }

  private static void refused(String offer, String why) {
    assertThatThrownBy(() -> Offer.parse(offer))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(why);
  }
}
