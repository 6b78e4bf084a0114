package parley.station.whole;

import java.nio.charset.StandardCharsets;
import parley.journal.Bytes;

/** Text as the bytes of a command's standard input. */
final class Text {
  private Text() {}

  static Bytes utf8(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
