package parley.station.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code parley demo} starts: two stations that are started again when they die. */
final class RunningDemo implements AutoCloseable {
  private static final int APART = 100;

  private final Path folder;
  private final Started process;
  private final OneStation alder;
  private final OneStation birch;

  private RunningDemo(Path folder, int port, Started process) {
    this.folder = folder;
    this.process = process;
    this.alder = station("alder", "birch", port);
    this.birch = station("birch", "alder", port + APART);
  }

  /** Starts it in a folder and waits until it is ready. */
  static RunningDemo start(Path folder) {
    int port = FreePorts.first(List.of(0, 1, 2, 3, APART, APART + 1, APART + 2, APART + 3));
    var process =
        Parley.start(
            "demo", "--state", folder.toString(), "--port", Integer.toString(port), "--headless");
    process.line(line -> line.equals("ready"));
    return new RunningDemo(folder, port, process);
  }

  private OneStation station(String name, String line, int port) {
    return new OneStation(name, line, Door.plain(port), folder.resolve(name + ".token"));
  }

  OneStation alder() {
    return alder;
  }

  OneStation birch() {
    return birch;
  }

  List<OneStation> both() {
    return List.of(alder, birch);
  }

  /** The station's process as it is now; empty while it is being started again. */
  Optional<ProcessHandle> process(OneStation station) {
    try {
      var pid = Files.readString(folder.resolve(station.name() + ".pid")).strip();
      return pid.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
