package parley.station.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks an evidence pack into a folder of its own. */
final class EvidenceFolder {
  private EvidenceFolder() {}

  /**
   * Writes the pack's files under {@code folder}, which must be missing or empty.
   *
   * @throws CommandFailed when it is not, or when a name in the pack leads out of it
   */
  static int unpack(byte[] zip, Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Files.createDirectories(root);
    try (var there = Files.list(root)) {
      if (there.findAny().isPresent()) {
        throw new CommandFailed(Exit.USAGE, "The folder " + folder + " is not empty.");
      }
    }
    int files = 0;
    try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = entries.getNextEntry();
      while (entry != null) {
        files += write(entries, entry, root);
        entry = entries.getNextEntry();
      }
    }
    return files;
  }

  private static int write(ZipInputStream entries, ZipEntry entry, Path root) throws IOException {
    Path file = root.resolve(entry.getName()).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new CommandFailed(Exit.NOT_ASKED, "The pack names a file outside its folder.");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return 0;
    }
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, entries.readAllBytes());
    return 1;
  }
}
