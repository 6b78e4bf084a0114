package parley.station.whole;

import java.util.List;
import java.util.stream.LongStream;

/** Reads serials such as {@code alder-0017}. */
final class Serials {
  private Serials() {}

  static long number(String serial) {
    return Long.parseLong(serial.substring(serial.lastIndexOf('-') + 1));
  }

  /** Every serial of a station from 1 to the last, as they must be when none is missing. */
  static List<String> oneTo(long last, String station) {
    return LongStream.rangeClosed(1, last)
        .mapToObj(number -> "%s-%04d".formatted(station, number))
        .toList();
  }
}
