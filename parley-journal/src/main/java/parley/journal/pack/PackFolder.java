package parley.journal.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Bytes;

/**
 * The files below one folder, each read at most once or twice and never through a link.
 *
 * <p>Anything but folders and ordinary files is refused at once, so nothing outside can be reached.
 */
final class PackFolder {
  private static final int MAX_FILES = 4_000_000;
  private static final int MAX_DEPTH = 12;

  private final SortedMap<String, Path> files = new TreeMap<>();

  PackFolder(Path root) {
    try {
      Files.walkFileTree(root, Collections.emptySet(), MAX_DEPTH, new Collector(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;

    Collector(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var name = root.relativize(file).toString().replace('\\', '/');
      if (!attributes.isRegularFile()) {
        throw new MalformedPack(name + " is a link, or no ordinary file, or lies too deep");
      }
      if (files.size() == MAX_FILES) {
        throw new MalformedPack("there are too many files");
      }
      files.put(name, file);
      return FileVisitResult.CONTINUE;
    }
  }

  /** Returns the names of all files, with forward slashes. */
  SortedMap<String, Path> names() {
    return Collections.unmodifiableSortedMap(files);
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /** Returns a file's content; refuses one that is missing or has more than {@code limit} bytes. */
  Bytes read(String name, int limit) {
    var file = files.get(name);
    if (file == null) {
      throw new MalformedPack("it is missing");
    }
    try (var in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      var content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new MalformedPack("it is larger than " + limit + " bytes");
      }
      return Bytes.of(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
