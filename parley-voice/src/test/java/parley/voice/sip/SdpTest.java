package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.voice.Codec;

final class SdpTest {
  private static final String PHONE =
      """
      v=0
      o=phone 1 1 IN IP4 10.0.0.9
      s=-
      c=IN IP4 10.0.0.9
      t=0 0
      m=audio 4000 RTP/SAVP 96 9 0 8 101
      a=rtpmap:96 opus/48000/2
      a=rtpmap:101 telephone-event/8000
      a=crypto:3 AES_256_CM_HMAC_SHA1_80 inline:c29tZXRoaW5nIGVsc2UgdGhhdCB3ZSBkbyBub3Qgc3BlYWs=
      a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20
      a=rtcp-mux
      a=sendonly
      m=video 4002 RTP/AVP 97
      a=recvonly
      """;

  @Test
  void a_phone_is_read_with_its_codecs_in_its_order() {
    var sdp = read(PHONE).orElseThrow();

    assertThat(sdp.address()).isEqualTo(new InetSocketAddress("10.0.0.9", 4000));
    assertThat(sdp.codecs()).containsExactly(Codec.OPUS, Codec.G722, Codec.PCMU, Codec.PCMA);
    assertThat(sdp.format(Codec.OPUS)).contains(new Format(Codec.OPUS, 96));
    assertThat(sdp.events()).hasValue(101);
    assertThat(sdp.direction()).isEqualTo(Direction.SENDONLY);
    assertThat(sdp.mux()).isTrue();
    assertThat(sdp.secure()).isTrue();
  }

  @Test
  void the_first_key_that_we_can_use_keeps_its_tag_in_the_answer() {
    var sdp = read(PHONE).orElseThrow();
    var ours = SdesKey.fresh(sdp.keys().getFirst().tag(), new Random(1));
    var media =
        new SdpWriter.Media(
            true, List.of(new Format(Codec.G722, 9)), Optional.of(ours), sdp.events());

    var answer = SdpWriter.answer(ours(sdp.direction().answer()), media, sdp).text();

    assertThat(answer).contains("a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:");
    assertThat(answer).contains("m=audio 5004 RTP/SAVP 9 101");
    assertThat(answer).contains("a=recvonly").contains("a=rtcp-mux");
    assertThat(answer).contains("m=video 0 RTP/AVP 97");
  }

  @Test
  void what_we_write_we_can_read() {
    var key = SdesKey.fresh(1, new Random(1));
    var media = SdpWriter.offered(List.of(Codec.values()), true, Optional.of(key));

    var sdp = SdpReader.read(SdpWriter.offer(ours(Direction.SENDRECV), media)).orElseThrow();

    assertThat(sdp.codecs()).containsExactly(Codec.values());
    assertThat(sdp.keys()).containsExactly(key);
    assertThat(sdp.address()).isEqualTo(new InetSocketAddress("10.0.0.1", 5004));
  }

  @Test
  void a_key_with_an_identifier_or_parameters_is_passed_over() {
    var material = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

    assertThat(SdesKey.read("1 AES_CM_128_HMAC_SHA1_80 " + material)).isPresent();
    assertThat(SdesKey.read("1 AES_CM_128_HMAC_SHA1_80 " + material + "|2^20|1:4")).isEmpty();
    assertThat(SdesKey.read("1 AES_CM_128_HMAC_SHA1_80 " + material + " UNENCRYPTED_SRTP"))
        .isEmpty();
    assertThat(SdesKey.read("1 AES_CM_128_HMAC_SHA1_80 inline:c2hvcnQ=")).isEmpty();
    assertThat(SdesKey.read("x AES_CM_128_HMAC_SHA1_80 " + material)).isEmpty();
  }

  @Test
  void no_key_shows_in_what_is_logged() {
    var key = SdesKey.fresh(1, new Random(1));

    assertThat(key.toString()).isEqualTo("SdesKey[1]");
  }

  @Test
  void old_phones_hold_by_an_address_of_zeros() {
    var sdp = read(PHONE.replace("c=IN IP4 10.0.0.9", "c=IN IP4 0.0.0.0")).orElseThrow();

    assertThat(sdp.direction()).isEqualTo(Direction.INACTIVE);
  }

  @Test
  void names_and_nonsense_are_no_addresses() {
    assertThat(read(PHONE.replace("c=IN IP4 10.0.0.9", "c=IN IP4 phone.example"))).isEmpty();
    assertThat(read(PHONE.replace("c=IN IP4 10.0.0.9", "c=IN IP4 10.9"))).isEmpty();
    assertThat(read(PHONE.replace("c=IN IP4 10.0.0.9\n", ""))).isEmpty();
    assertThat(read(PHONE.replace("audio 4000", "audio 0"))).isEmpty();
    assertThat(read(PHONE.replace("audio 4000", "audio 70000"))).isEmpty();
  }

  @Test
  void more_than_a_phone_has_to_say_is_not_read() {
    assertThat(read(PHONE + "a=x\n".repeat(200))).isEmpty();
    assertThat(read(PHONE + "a=" + "x".repeat(5_000))).isEmpty();
    assertThat(read(PHONE + "m=audio 1 RTP/AVP 0\n".repeat(5))).isEmpty();
  }

  @Test
  void no_bytes_make_the_reader_stumble() {
    var chance = new Random(20_261_124);
    for (var round = 0; round < 5_000; round++) {
      var bytes = PHONE.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (var change = 0; change <= chance.nextInt(12); change++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
      }
      var read = SdpReader.read(Bytes.of(bytes));
      read.ifPresent(sdp -> assertThat(sdp.formats()).hasSizeLessThan(33));
    }
  }

  private static SdpWriter.Ours ours(Direction direction) {
    return new SdpWriter.Ours(new InetSocketAddress("10.0.0.1", 5004), 1, 1, direction);
  }

  private static Optional<Sdp> read(String text) {
    return SdpReader.read(Bytes.utf8(text));
  }
}
