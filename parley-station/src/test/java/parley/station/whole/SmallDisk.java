package parley.station.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file system of a few MiB in memory, which a test can fill to the last byte and empty again. */
final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 4096;

  private final Path at;

  private SmallDisk(Path at) {
    this.at = at;
  }

  /** Mounts one; empty where this process may not mount anything. */
  static Optional<SmallDisk> mount(Path at, int mebibytes) throws IOException {
    Files.createDirectories(at);
    var options = "size=" + mebibytes + "m,mode=0700";
    var mounted =
        Started.of(List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString())).await();
    return mounted.exit() == 0 ? Optional.of(new SmallDisk(at)) : Optional.empty();
  }

  Path path() {
    return at;
  }

  /** Takes all room that is left. */
  void fill() {
    try (var file =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (file.write(ByteBuffer.allocate(CHUNK)) > 0) {
        // Until the disk says that it is full.
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives the room back. */
  void makeRoom() {
    try {
      Files.delete(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return at.resolve("filler");
  }

  @Override
  public void close() {
    Started.of(List.of("umount", "-l", at.toString())).await().well();
  }
}
