package parley.voice.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import parley.journal.Bytes;

/** What stands next on a stream of SIP messages (RFC 3261 section 18.3). */
sealed interface SipFrame {
  /** A head and as many bytes after it as it says. */
  record Whole(Bytes message) implements SipFrame {}

  /** Two line ends, to which one is answered (RFC 5626 section 4.4.1). */
  record KeepAlive() implements SipFrame {}

  /** The stream ended where it may. */
  record End() implements SipFrame {}

  /** No message can be found here, nor after it. */
  record Broken() implements SipFrame {}

  /** Reads the next frame, never more than {@link Point#MOST_BYTES} of it. */
  static SipFrame read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    var last = 0;
    while (head.size() < Point.MOST_BYTES) {
      var next = in.read();
      if (next < 0) {
        return head.size() == 0 ? new End() : new Broken();
      }
      head.write(next);
      last = last << 8 | next;
      if (last == 0x0d0a0d0a) {
        return head.size() == 4 ? new KeepAlive() : body(head, in);
      }
    }
    return new Broken();
  }

  private static SipFrame body(ByteArrayOutputStream head, InputStream in) throws IOException {
    var length = length(head.toString(StandardCharsets.ISO_8859_1));
    if (length.isEmpty() || head.size() + length.getAsInt() > Point.MOST_BYTES) {
      return new Broken();
    }
    var body = in.readNBytes(length.getAsInt());
    if (body.length < length.getAsInt()) {
      return new Broken();
    }
    head.write(body);
    return new Whole(Bytes.of(head.toByteArray()));
  }

  /** The one Content-Length of a head; empty if it has none, two, or no number there. */
  private static OptionalInt length(String head) {
    var found = OptionalInt.empty();
    for (var line : head.split("\r\n", -1)) {
      var colon = line.indexOf(':');
      var name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (name.equals("content-length") || name.equals("l")) {
        var digits = line.substring(colon + 1).strip();
        if (found.isPresent() || !digits.matches("[0-9]{1,5}")) {
          return OptionalInt.empty();
        }
        found = OptionalInt.of(Integer.parseInt(digits));
      }
    }
    return found;
  }
}
