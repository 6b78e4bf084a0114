package parley.station.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import parley.journal.Bytes;

/** A process that a test has started, and what it has written so far. */
final class Started implements AutoCloseable {
  private static final long LONGEST_MINUTES = 3;
  private static final long FAREWELL_SECONDS = 20;

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private Started(Process process) {
    this.process = process;
    this.readers =
        List.of(
            reader(() -> gather(process.getInputStream(), out)),
            reader(() -> gather(process.getErrorStream(), err)));
  }

  /** Not a virtual thread: reading a pipe holds the carrier, and there are as few as cores. */
  private static Thread reader(Runnable reading) {
    return Thread.ofPlatform().daemon().start(reading);
  }

  static Started of(List<String> words) {
    try {
      return new Started(new ProcessBuilder(words).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void gather(InputStream from, List<String> lines) {
    try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException _) {
      // The process has ended.
    }
  }

  /** Writes all of it to standard input and closes that. */
  Started feed(Bytes input) {
    try (var in = process.getOutputStream()) {
      in.write(input.toArray());
    } catch (IOException _) {
      // It ended without reading; its exit code says why.
    }
    return this;
  }

  /** Writes one line to standard input, which stays open. */
  Started type(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException _) {
      // As above.
    }
    return this;
  }

  /** Waits until a line on standard output is as wanted, and returns it. */
  String line(Predicate<String> wanted) {
    return Patience.some(
        "a line of the process, which wrote " + out + err,
        () -> {
          var found = out.stream().filter(wanted).findFirst();
          if (found.isEmpty() && !process.isAlive()) {
            throw new AssertionError("the process has ended: " + await());
          }
          return found;
        });
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  Ended await() {
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the process did not end; it wrote " + out + err);
      }
      for (var reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Ends it as kill -9 does: no farewell, nothing written any more. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to end, and makes it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
