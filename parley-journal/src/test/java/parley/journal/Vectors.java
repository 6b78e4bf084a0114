package parley.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Test vectors: ours, carried in the project's folder testdata, and those of others, read only
 * where present.
 *
 * <p>Others' vectors are looked for in the folder that the system property {@code parley.testdata}
 * names, else in a folder {@code shared/testdata} beside the project or above it.
 */
public final class Vectors {
  private Vectors() {}

  /** Returns the folder the project lies in. */
  public static Path project() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("not inside the source tree");
  }

  /** Returns our own vectors, which others may check against too. */
  public static Path own() {
    return project().resolve("testdata").resolve("journal");
  }

  /** Returns a folder of others' vectors; empty if this machine has none. */
  public static Optional<Path> others(String name) {
    var given = System.getProperty("parley.testdata");
    if (given != null) {
      return Optional.of(Path.of(given, name)).filter(Files::exists);
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var candidate = at.resolve("shared").resolve("testdata").resolve(name);
      if (Files.exists(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns every file below {@code folder} whose name ends with {@code ending}. */
  public static List<Path> below(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Bytes read(Path file) {
    try {
      return Bytes.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
