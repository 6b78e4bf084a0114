package parley.core.house;

import parley.journal.Bytes;

/**
 * A call or message that an entry of the house journal is about.
 *
 * @param lineId 32 hexadecimal digits, or a line's name where it has no id yet; not blank
 * @param serial such as {@code alder-0017}; empty: the line as a whole
 */
public record About(String lineId, String serial) {
  private static final int MOST_BYTES = 128;

  public About {
    if (lineId.isBlank() || tooLong(lineId) || tooLong(serial)) {
      throw new IllegalArgumentException("a line and a serial have at most 128 bytes each");
    }
  }

  /** Returns a line as a whole. */
  public static About line(String lineId) {
    return new About(lineId, "");
  }

  private static boolean tooLong(String text) {
    return Bytes.utf8(text).size() > MOST_BYTES;
  }
}
