package parley.journal.pack;

import java.util.NavigableSet;
import parley.journal.Bytes;
import parley.journal.Malformed;

/**
 * The files of an evidence pack by name, wherever they are kept. {@link PackOnDisk} reads a folder;
 * anything that can list names and hand out bytes will do.
 */
public interface PackFolder {
  /** Returns the names of all files with forward slashes, for instance {@code a/e1/checkpoint}. */
  NavigableSet<String> names();

  /**
   * Returns a file's content.
   *
   * @throws Malformed if there is no such file, or it has more than {@code limit} bytes
   */
  Bytes read(String name, int limit);
}
