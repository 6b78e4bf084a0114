package parley.station.whole;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code parley} command, each time in a process of its own. */
final class Parley {
  private Parley() {}

  /** Runs a command to its end. */
  static Ended run(String... arguments) {
    return fed("", arguments);
  }

  /** Runs a command to its end with this on its standard input. */
  static Ended fed(String input, String... arguments) {
    return start(arguments).feed(Text.utf8(input)).await();
  }

  /** Starts a command that goes on until it is told to end. */
  static Started start(String... arguments) {
    List<String> words = new ArrayList<>(java("-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", classPath(), "parley.station.ParleyCommand"));
    words.addAll(List.of(arguments));
    return Started.of(words);
  }

  /** The Java that runs this test, with these options beside the usual ones. */
  static List<String> java(String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of(options));
    return words;
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }
}
