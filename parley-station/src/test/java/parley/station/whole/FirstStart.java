package parley.station.whole;

import java.nio.file.Path;

/** A station that {@code parley station} starts for the first time, in a process of its own. */
public final class FirstStart implements AutoCloseable {
  private final Path folder;
  private final int port = FreePorts.one();
  private Started running;

  private FirstStart(Path folder) {
    this.folder = folder;
    this.running = start();
  }

  /** Starts it on a folder that is not there yet. */
  public static FirstStart in(Path folder) {
    return new FirstStart(folder);
  }

  private Started start() {
    return Parley.start("station", "--folder", folder.toString(), "--console", "localhost:" + port);
  }

  /** The one address that it prints. */
  public String address() {
    return running.line(line -> line.startsWith("http://localhost:" + port + "/?view=set-up#"));
  }

  /** Ends it as a power cut does, and starts it again. */
  public void cutOff() {
    running.kill();
    running = start();
  }

  /** Where the console is. */
  public String url() {
    return "http://localhost:" + port;
  }

  /** Another port that nobody listens at. */
  public static int freePort() {
    return FreePorts.one();
  }

  @Override
  public void close() {
    running.close();
  }
}
