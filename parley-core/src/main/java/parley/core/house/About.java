package parley.core.house;

import parley.journal.Bytes;

/**
 * A call or message that an entry of the house journal is about.
 *
 * @param lineId 32 hexadecimal digits, or a line's name where it has no id yet; not blank
 * @param serial such as {@code alder-0017}, cut to 128 bytes; empty: the line as a whole
 */
public record About(String lineId, String serial) {
  private static final int MOST_BYTES = 128;

  public About {
    // A counterpart writes its serials as it likes; a long one must stop nobody here.
    serial = cut(serial);
    if (lineId.isBlank() || tooLong(lineId)) {
      throw new IllegalArgumentException("a line has at most 128 bytes");
    }
  }

  /** Returns a line as a whole. */
  public static About line(String lineId) {
    return new About(lineId, "");
  }

  private static String cut(String serial) {
    var cut = serial;
    while (tooLong(cut)) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }

  private static boolean tooLong(String text) {
    return Bytes.utf8(text).size() > MOST_BYTES;
  }
}
