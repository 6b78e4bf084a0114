package parley.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import parley.store.CannotOpen.Why;

/**
 * The folder in which one station keeps everything, held by one process at a time. Two processes
 * that sign with the same keys would fork the station's own logs.
 */
public final class StateFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private StateFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing, for its owner only, and takes it for this process. The lock
   * is the operating system's: it ends with the process, however that ends.
   */
  public static StateFolder take(Path path) throws CannotOpen {
    try {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(path, ownerOnly);
      var channel = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
      if (isLocked(channel)) return new StateFolder(path, channel);
      channel.close();
    } catch (IOException e) {
      throw new CannotOpen(Why.FAILED, "state folder " + path + " cannot be used: " + e, e);
    }
    throw new CannotOpen(
        Why.IN_USE,
        "state folder " + path + " is in use by another process; stop that station first");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  public Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
