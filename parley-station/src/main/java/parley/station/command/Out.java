package parley.station.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output of the commands: UTF-8 whatever the machine's locale, one line at a time. */
final class Out {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Out() {}

  static void line(String text) {
    OUT.println(text);
    OUT.flush();
  }

  static void text(String text) {
    OUT.print(text);
    OUT.flush();
  }

  /** For people who watch: never part of what a script reads. */
  static void aside(@Nullable String text) {
    System.err.println(text);
  }
}
