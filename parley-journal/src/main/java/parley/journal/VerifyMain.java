package parley.journal;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.journal.note.SignatureCheck;
import parley.journal.pack.PackOnDisk;
import parley.journal.pack.PackVerifier;
import parley.journal.pack.Verdict;

/**
 * The auditor's command: {@code verify DIR [--expect DIGITS]… [--print]}.
 *
 * <p>Exit codes: 0 the pack holds, 5 it does not, 2 the command was not understood.
 */
public final class VerifyMain {
  public static final int HOLDS = 0;
  public static final int USAGE = 2;
  public static final int INVALID = 5;

  private static final String HELP =
      """
      usage: java -jar parley-journal.jar verify DIR [--expect DIGITS]... [--print]

        DIR             an evidence pack
        --expect DIGITS the 40 digits of a station's card, known from elsewhere
        --print         print the journal instead of sentences

      exit: 0 the pack holds, 5 it does not, 2 usage
      """;

  private record Wish(String folder, List<String> expected, boolean print) {}

  private VerifyMain() {}

  /** Runs the command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  /**
   * Runs the command.
   *
   * @return 0, 2 or 5
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var wish = parse(arguments);
    if (wish.isEmpty()) {
      err.print(HELP);
      return USAGE;
    }
    var folder = wish.get().folder();
    if (!isFolder(folder)) {
      err.println(folder + " is not a folder (a link to one is not followed)");
      return USAGE;
    }
    return switch (verify(folder, wish.get().expected())) {
      case Verdict.Accepted accepted -> {
        print(accepted, wish.get().print(), out);
        yield HOLDS;
      }
      case Verdict.Refused refused -> {
        err.println(refused.text());
        yield INVALID;
      }
    };
  }

  /** Says whether there is a folder of that name, and not a link to one. */
  public static boolean isFolder(String name) {
    try {
      return Files.isDirectory(Path.of(name), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /**
   * Verifies the pack in a folder with the real algorithms.
   *
   * @param folder where it is; nothing outside it is read and no link is followed
   * @param expected fingerprints known from elsewhere, 40 digits each
   */
  public static Verdict verify(String folder, List<String> expected) {
    try {
      var files = PackOnDisk.read(Path.of(folder));
      return new PackVerifier(SignatureCheck.REAL).verify(files, expected);
    } catch (Malformed | UncheckedIOException e) {
      return new Verdict.Refused("the folder", String.valueOf(e.getMessage()));
    }
  }

  private static void print(Verdict.Accepted accepted, boolean journal, PrintStream out) {
    out.print(journal ? accepted.journal() : accepted.text());
    out.flush();
  }

  private static Optional<Wish> parse(List<String> arguments) {
    var folders = new ArrayList<String>();
    var expected = new ArrayList<String>();
    var print = false;
    var rest = new ArrayList<>(arguments);
    if (rest.isEmpty() || !rest.removeFirst().equals("verify")) {
      return Optional.empty();
    }
    while (!rest.isEmpty()) {
      var next = rest.removeFirst();
      if (next.equals("--print")) {
        print = true;
      } else if (next.equals("--expect") && !rest.isEmpty()) {
        expected.add(rest.removeFirst());
      } else if (next.startsWith("--expect=")) {
        expected.add(next.substring("--expect=".length()));
      } else if (next.startsWith("-")) {
        return Optional.empty();
      } else {
        folders.add(next);
      }
    }
    return folders.size() == 1
        ? Optional.of(new Wish(folders.getFirst(), expected, print))
        : Optional.empty();
  }
}
