package parley.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source tree these tests run in. Paths are given relative to its root, with {@code /}. */
final class Repository {
  private static final Set<String> NOT_OURS =
      Set.of("target", "build", "node_modules", "dist", ".git");

  static final Path ROOT = findRoot();

  private Repository() {}

  /** Every file that people here write by hand in one of the given languages, in a fixed order. */
  static List<Path> files(String... extensions) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(ROOT, new Collector(found, List.of(extensions)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  /** The path as the lists of exceptions and the failure messages write it. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path findRoot() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) throw new IllegalStateException("not inside the source tree");
    }
    return folder;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final List<Path> found;
    private final List<String> extensions;

    Collector(List<Path> found, List<String> extensions) {
      this.found = found;
      this.extensions = extensions;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_OURS.contains(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (extensions.stream().anyMatch(file.getFileName().toString()::endsWith)) found.add(file);
      return FileVisitResult.CONTINUE;
    }
  }
}
