package parley.store;

import java.io.IOException;
import java.util.Locale;

/** Tells a full disk from a failing one. */
final class FullDisk {
  private FullDisk() {}

  /**
   * Says whether an error from a write means that there is no room. Java gives only the operating
   * system's words for it; on a system that speaks another language a full disk counts as a failing
   * one, which is the safe way to be wrong.
   */
  static boolean caused(IOException error) {
    var words = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("no space left") || words.contains("quota exceeded");
  }
}
