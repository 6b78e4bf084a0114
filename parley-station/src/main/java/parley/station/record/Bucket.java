package parley.station.record;

import java.util.Optional;

/**
 * What was measured of one route in ten minutes.
 *
 * @param startMillis Unix milliseconds
 * @param looked how often it was looked at
 * @param live how often it lived then
 * @param rttMillis the mean round trip while it lived; −1 if none was measured
 * @param cosignMillis the longest wait for their cosignature that ended in it; −1 if none did
 * @param skewMillis their clock minus ours at its end; 0 if it was not measured
 * @param speech how their voice came over it; empty if none did
 */
record Bucket(
    String route,
    long startMillis,
    int looked,
    int live,
    long rttMillis,
    long cosignMillis,
    long skewMillis,
    Optional<Speech> speech) {
  /** Rows of earlier releases end before the voice. */
  private static final int WITHOUT_SPEECH = 7;

  private static final int COLUMNS = 10;

  /** The share of looks at which the route was not live, from 0 to 1. */
  double lost() {
    return looked == 0 ? 0 : 1 - (double) live / looked;
  }

  String row() {
    return "%s,%d,%d,%d,%d,%d,%d,%s"
        .formatted(
            route,
            startMillis,
            looked,
            live,
            rttMillis,
            cosignMillis,
            skewMillis,
            speech.map(Speech::row).orElse(",,"));
  }

  /** Reads a row; a torn one, as a crash leaves it, is none. */
  static Optional<Bucket> of(String row) {
    var part = row.split(",", -1);
    if (part.length != WITHOUT_SPEECH && part.length != COLUMNS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Bucket(
              part[0],
              Long.parseLong(part[1]),
              Integer.parseInt(part[2]),
              Integer.parseInt(part[3]),
              Long.parseLong(part[4]),
              Long.parseLong(part[5]),
              Long.parseLong(part[6]),
              Speech.of(part, WITHOUT_SPEECH)));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
