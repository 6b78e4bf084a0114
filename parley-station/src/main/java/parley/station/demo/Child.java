package parley.station.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A demo station as a process. When it dies it is started again within a second, as a station under
 * a supervisor would be; when this program ends, it ends.
 */
final class Child implements AutoCloseable {
  private static final long PAUSE_MILLIS = 300;
  private static final long FAREWELL_SECONDS = 10;

  private final DemoStation station;
  private final Consumer<String> tell;
  private final Thread keeper;
  private Optional<Process> process = Optional.empty();
  private boolean closing;

  private Child(DemoStation station, Consumer<String> tell) {
    this.station = station;
    this.tell = tell;
    this.keeper = Thread.ofVirtual().name("keep-" + station.name()).unstarted(this::keep);
  }

  /**
   * Starts the station.
   *
   * @param tell hears of every restart, in words
   */
  static Child start(DemoStation station, Consumer<String> tell) throws IOException {
    var child = new Child(station, tell);
    child.launch();
    child.keeper.start();
    return child;
  }

  private synchronized void launch() throws IOException {
    if (closing) {
      return;
    }
    var log = ProcessBuilder.Redirect.appendTo(station.logFile().toFile());
    // Standard input stays a pipe: when this program ends, however it ends, the child reads its
    // end.
    var started = new ProcessBuilder(command()).redirectOutput(log).redirectError(log).start();
    process = Optional.of(started);
    Files.writeString(station.pidFile(), started.pid() + "\n");
  }

  private List<String> command() {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("-XX:+UseSerialGC");
    learned().ifPresent(file -> words.add("-XX:AOTCache=" + file));
    words.addAll(List.of("-cp", classPath(), "parley.station.ParleyCommand"));
    words.addAll(List.of("station", "run", "--config", station.configurationFile().toString()));
    return words;
  }

  /** The program as it was built, if the launcher says where; else whatever runs now. */
  private static String classPath() {
    return program()
        .map(folder -> folder.resolve("parley-station.jar").toString())
        .orElse(System.getProperty("java.class.path"));
  }

  /** What a Java machine learned of the program when it was built; see {@code parley rehearse}. */
  private static Optional<Path> learned() {
    return program().map(folder -> folder.resolve("parley.aot")).filter(Files::exists);
  }

  private static Optional<Path> program() {
    return Optional.ofNullable(System.getProperty("parley.program")).map(Path::of);
  }

  private synchronized Optional<Process> process() {
    return process;
  }

  private void keep() {
    try {
      while (true) {
        int exit = process().orElseThrow().waitFor();
        synchronized (this) {
          if (closing) {
            return;
          }
        }
        tell.accept(
            station.name()
                + " ended with "
                + exit
                + " and is started again; see "
                + station.logFile());
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        launch();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      tell.accept(station.name() + " cannot be started again: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    Optional<Process> last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    last.ifPresent(Child::end);
    try {
      Files.deleteIfExists(station.pidFile());
    } catch (IOException e) {
      tell.accept("the file " + station.pidFile() + " is left: " + e.getMessage());
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
