package parley.voice.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;

final class StunTest {
  private static final Bytes PASSWORD = Bytes.utf8("VOkJxbRl1RmTxUk/WvJxBt");

  /** RFC 5769 section 2.1. */
  private static final byte[] REQUEST =
      Bytes.fromHex(
              "000100582112a442b7e7a701bc34d686fa87dfae"
                  + "802200105354554e207465737420636c69656e74"
                  + "002400046e0001ff"
                  + "80290008932ff9b151263b36"
                  + "000600096576746a3a68367659202020"
                  + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                  + "80280004e57a3bcf")
          .toArray();

  /** RFC 5769 section 2.2. */
  private static final String IPV4 =
      "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
          + "002000080001a147e112a643"
          + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96";

  /** RFC 5769 section 2.3. */
  private static final String IPV6 =
      "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
          + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
          + "00080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c";

  @Test
  void the_request_of_rfc_5769_is_read_and_its_signature_holds() {
    var message = StunMessage.parse(REQUEST, 0, REQUEST.length).orElseThrow();

    assertThat(message.type()).isEqualTo(StunMessage.REQUEST);
    assertThat(message.username()).contains("evtj:h6vY");
    assertThat(message.signedWith(PASSWORD)).isTrue();
    assertThat(message.signedWith(Bytes.utf8("another"))).isFalse();
    assertThat(StunMessage.user(REQUEST, 0, REQUEST.length)).contains("evtj");
  }

  @Test
  void the_answers_of_rfc_5769_tell_their_addresses() {
    var four = Bytes.fromHex(IPV4).toArray();
    var six = Bytes.fromHex(IPV6).toArray();

    var ipv4 = StunMessage.parse(four, 0, four.length).orElseThrow();
    var ipv6 = StunMessage.parse(six, 0, six.length).orElseThrow();

    assertThat(ipv4.signedWith(PASSWORD)).isTrue();
    assertThat(ipv4.mappedAddress())
        .contains(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 32_853));
    assertThat(ipv6.signedWith(PASSWORD)).isTrue();
    assertThat(ipv6.mappedAddress())
        .contains(
            new InetSocketAddress(
                InetAddress.ofLiteral("2001:db8:1234:5678:11:2233:4455:6677"), 32_853));
  }

  @Test
  void what_was_written_is_read_again() {
    var transaction = Bytes.utf8("twelve bytes");
    var from = new InetSocketAddress(InetAddress.ofLiteral("::1"), 4711);

    var bytes =
        StunWriter.success(transaction)
            .mapped(from)
            .put(StunMessage.INSTANCE, Bytes.utf8("12345678"))
            .sign(PASSWORD);
    var message = StunMessage.parse(bytes, 0, bytes.length).orElseThrow();

    assertThat(message.type()).isEqualTo(StunMessage.SUCCESS);
    assertThat(message.transaction()).isEqualTo(transaction);
    assertThat(message.mappedAddress()).contains(from);
    assertThat(message.get(StunMessage.INSTANCE)).contains(Bytes.utf8("12345678"));
    assertThat(message.signedWith(PASSWORD)).isTrue();
  }

  @Test
  void what_follows_the_signature_is_not_believed() {
    var signed = StunWriter.request(Bytes.utf8("twelve bytes")).user("a:b").sign(PASSWORD);
    var longer = Arrays.copyOf(signed, signed.length - 8 + 4);
    longer[longer.length - 4] = 0;
    longer[longer.length - 3] = (byte) StunMessage.USE_CANDIDATE;
    longer[longer.length - 1] = 0;
    longer[3] = (byte) (longer.length - 20);

    var message = StunMessage.parse(longer, 0, longer.length).orElseThrow();

    assertThat(message.signedWith(PASSWORD)).isTrue();
    assertThat(message.has(StunMessage.USE_CANDIDATE)).isFalse();
  }

  @Test
  void no_bytes_whatever_break_the_parser_or_pass_for_signed() {
    var chance = new Random(2);

    for (var i = 0; i < 100_000; i++) {
      var bytes = i % 2 == 0 ? new byte[chance.nextInt(120)] : REQUEST.clone();
      if (i % 2 == 0) chance.nextBytes(bytes);
      for (var k = 0; k < 3 && bytes.length > 0; k++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
      }
      var length = i % 4 == 1 ? bytes.length : chance.nextInt(bytes.length + 1);

      StunMessage.user(bytes, 0, length);
      var message = StunMessage.parse(bytes, 0, length);

      var signed = message.filter(read -> read.signedWith(PASSWORD));
      message.ifPresent(StunMessage::mappedAddress);
      assertThat(signed.isEmpty() || sameUpToSignature(bytes)).isTrue();
    }
  }

  private static boolean sameUpToSignature(byte[] bytes) {
    var end = REQUEST.length - 8;
    return Arrays.equals(bytes, 0, end, REQUEST, 0, end);
  }
}
