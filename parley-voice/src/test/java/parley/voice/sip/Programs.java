package parley.voice.sip;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of other people with which handsets are tried. */
final class Programs {
  private Programs() {}

  /** Returns where a program is; breaks the test off, and says so, if this machine lacks it. */
  static Path find(String program, String debianPackage) {
    var path = Path.of("/usr/bin", program);
    assumeTrue(
        Files.isExecutable(path),
        "NOT TRIED: this machine has no " + program + "; install " + debianPackage);
    return path;
  }
}
