package parley.station.command;

import java.io.IOException;

/** A command that makes a sound. */
final class Bell {
  private Bell() {}

  /** Runs it to its end; false when it failed. */
  static boolean rings(String command) {
    try {
      var process = new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start();
      return process.waitFor() == 0;
    } catch (IOException cannotRun) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
