package parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
  @Test
  void changing_the_array_it_came_from_changes_nothing() {
    var source = new byte[] {1, 2, 3};
    var bytes = Bytes.of(source);

    source[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes.hex()).isEqualTo("010203");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB", "0", "0g", " 00", "00\n"})
  void hexadecimal_digits_have_one_form_only(String digits) {
    assertThatThrownBy(() -> Bytes.fromHex(digits)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB==", "AA=", "AA", "A A=", "AA==\n", "_w==", "AA===", "/x=="})
  void base64_that_is_not_canonical_is_refused(String text) {
    assertThatThrownBy(() -> Bytes.fromBase64(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void bytes_that_are_not_utf8_are_no_text() {
    var overlong = Bytes.fromHex("c080");

    assertThatThrownBy(overlong::text).isInstanceOf(Malformed.class);
  }

  @Test
  void a_secret_is_never_printed_whole() {
    var secret = Bytes.fromHex("00112233445566778899aabbccddeeff");

    assertThat(secret.toString()).isEqualTo("0011223344556677…(16)");
  }

  @Test
  void order_is_unsigned() {
    assertThat(Bytes.fromHex("80")).isGreaterThan(Bytes.fromHex("7f"));
  }
}
