package parley.journal.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.journal.Bytes;
import parley.journal.Malformed;

class CborTest {
  @Test
  void keys_stand_in_the_order_of_their_encoded_bytes() {
    var table = new TreeMap<String, Cbor>(Map.of("bb", new Cbor.Count(1), "c", new Cbor.Count(2)));

    assertThat(new Cbor.Table(table).encode().hex()).isEqualTo("a261630262626201");
  }

  /** The integer examples of RFC 8949, appendix A. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00", "17", "1818", "18ff", "190100", "19ffff", "1a00010000", "1affffffff",
        "1b0000000100000000", "1b7fffffffffffffff", "f4", "f5", "40", "4401020304", "60", "6161",
        "62c3bc", "80", "83010203", "8301820203820405", "a0", "a16161a0"
      })
  void what_is_read_is_written_the_same(String hex) {
    var value = Cbor.parse(Bytes.fromHex(hex));

    assertThat(value.encode().hex()).isEqualTo(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1817",
        "1900ff",
        "1a0000ffff",
        "1b00000000ffffffff",
        "1bffffffffffffffff",
        "20",
        "c0",
        "f6",
        "f7",
        "f8ff",
        "f90000",
        "5f4101ff",
        "7f6161ff",
        "9fff",
        "bfff",
        "61",
        "61ff",
        "62c080",
        "0000",
        "a201020304",
        "a2616100616100",
        "a2616200616100",
        "9b7fffffffffffffff",
        "5b7fffffffffffffff",
        "bb7fffffffffffffff",
        "8181818181818181818180",
        "1c",
        "ff"
      })
  void every_second_form_and_every_foreign_type_is_refused(String hex) {
    assertThatThrownBy(() -> Cbor.parse(Bytes.fromHex(hex))).isInstanceOf(Malformed.class);
  }

  @Test
  void a_list_of_maps_survives_the_trip() {
    var inner = new Cbor.Table(new TreeMap<>(Map.of("serial", new Cbor.Text("alder-0017"))));
    var value = new Cbor.Items(List.of(inner, inner));

    assertThat(Cbor.parse(value.encode())).isEqualTo(value);
  }
}
