package parley.station.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * How long the stages of one message took on the hot line of 1967.
 *
 * @param inbound whether it came to the first station
 * @param approved when it was ready to be sent, where the source says so
 * @param sent when sending began
 * @param received when it was complete at the other end, where the source says so
 */
record Stages(
    String doc,
    boolean inbound,
    Optional<LocalTime> approved,
    LocalTime sent,
    Optional<LocalTime> received) {

  /** An hour of 1967 passes in this time. */
  private static final Duration HOUR = Duration.ofMillis(600);

  /** Reads {@code testdata/hotline-1967.tsv}. */
  static List<Stages> all(Path repository) throws IOException {
    try (var lines = Files.lines(repository.resolve("testdata").resolve("hotline-1967.tsv"))) {
      return lines
          .filter(line -> line.startsWith("d") && !line.startsWith("doc"))
          .map(line -> of(line.split("\t")))
          .toList();
    }
  }

  private static Stages of(String[] columns) {
    return new Stages(
        columns[0],
        columns[1].equals("in"),
        time(columns[2]),
        time(columns[3]).orElseThrow(),
        time(columns[4]));
  }

  private static Optional<LocalTime> time(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(LocalTime.parse(text));
  }

  /** How long the approved text waited before it was sent, at the speed of the play. */
  Duration approvedToSent() {
    return approved.map(at -> atSpeed(Duration.between(at, sent))).orElse(Duration.ZERO);
  }

  /** How long the other end took before a person had it, at the speed of the play. */
  Duration sentToReceived() {
    return received.map(at -> atSpeed(Duration.between(sent, at))).orElse(Duration.ZERO);
  }

  private static Duration atSpeed(Duration then) {
    return Duration.ofMillis(then.toSeconds() * HOUR.toMillis() / Duration.ofHours(1).toSeconds());
  }
}
