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
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import parley.journal.Bytes;

/**
 * A pack as a folder on disk: the one class of this package that touches files.
 *
 * <p>Reading refuses links, devices, pipes and empty folders before a byte is read, so nothing
 * outside the folder can be reached and nothing inside it goes unseen.
 */
public final class PackOnDisk implements PackFolder {
  private static final int MAX_FILES = 4_000_000;
  private static final int MAX_DEPTH = 12;

  private final NavigableMap<String, Path> files;

  private PackOnDisk(NavigableMap<String, Path> files) {
    this.files = files;
  }

  /**
   * Lists the files below a folder.
   *
   * @throws MalformedPack if anything there is neither a folder with something in it nor an
   *     ordinary file, also if {@code root} itself is a link
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static PackOnDisk read(Path root) {
    var collector = new Collector(root);
    try {
      Files.walkFileTree(root, Collections.emptySet(), MAX_DEPTH, collector);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PackOnDisk(collector.files);
  }

  /**
   * Writes a pack into {@code folder}, which must not exist or be empty.
   *
   * @throws UncheckedIOException if it is not, or a file cannot be written; what is there then is
   *     no pack
   */
  public static void write(Exported pack, Path folder) {
    try {
      Files.createDirectories(folder);
      try (var held = Files.list(folder)) {
        if (held.findAny().isPresent()) {
          throw new IOException("the folder " + folder + " is not empty");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pack.files((name, content) -> write(folder.resolve(name), content));
  }

  private static void write(Path file, Bytes content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content.toArray(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public NavigableSet<String> names() {
    return Collections.unmodifiableNavigableSet(files.navigableKeySet());
  }

  @Override
  public Bytes read(String name, int limit) {
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

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final NavigableMap<String, Path> files = new TreeMap<>();
    private int filesBefore;

    Collector(Path root) {
      this.root = root;
    }

    /** Returns the name of a file; its parts are joined here, so that no part can fake a folder. */
    private String name(Path file) {
      return StreamSupport.stream(root.relativize(file).spliterator(), false)
          .map(Path::toString)
          .collect(Collectors.joining("/"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      filesBefore = files.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile()) {
        throw new MalformedPack(
            "'" + name(file) + "' is a link, or no ordinary file, or lies too deep");
      }
      if (files.size() == MAX_FILES) {
        throw new MalformedPack("there are too many files");
      }
      files.put(name(file), file);
      return FileVisitResult.CONTINUE;
    }

    /** The folder visited last before it is left is the deepest: only it can be empty. */
    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble)
        throws IOException {
      if (files.size() == filesBefore && !folder.equals(root)) {
        throw new MalformedPack("the folder '" + name(folder) + "' is empty");
      }
      return super.postVisitDirectory(folder, trouble);
    }
  }
}
