package parley.core.line;

import java.util.OptionalLong;

/**
 * Serials: {@code alder-0017}. Consecutive per line and author, for messages and calls together,
 * from 1.
 */
final class Serial {
  private Serial() {}

  static String of(String station, long number) {
    return "%s-%04d".formatted(station, number);
  }

  /** Returns the number of a serial of {@code station}; empty for any other text. */
  static OptionalLong number(String station, String serial) {
    var digits = serial.startsWith(station + "-") ? serial.substring(station.length() + 1) : "";
    return digits.length() >= 4
            && digits.length() <= 12
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /** The two digits that an officer reads back before a FLASH counts as acknowledged. */
  static String readBack(String serial) {
    return serial.substring(serial.length() - 2);
  }
}
