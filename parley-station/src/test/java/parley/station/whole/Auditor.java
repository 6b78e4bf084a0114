package parley.station.whole;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who has an evidence pack and no station. */
final class Auditor {
  private Auditor() {}

  /** Checks with the journal's module alone: nothing else of Parley is on the class path. */
  static Ended withTheJournalAlone(Path pack, String... more) {
    var journal = onClassPath("parley-journal");
    List<String> words = new ArrayList<>(Parley.java());
    if (journal.endsWith(".jar") && Files.isDirectory(Path.of(journal).resolveSibling("libs"))) {
      words.addAll(List.of("-jar", journal));
    } else {
      var path = journal + File.pathSeparator + onClassPath("bcprov");
      words.addAll(List.of("-cp", path, "parley.journal.VerifyMain"));
    }
    words.addAll(List.of("verify", pack.toString()));
    words.addAll(List.of(more));
    return Started.of(words).await();
  }

  private static String onClassPath(String part) {
    return Stream.of(Parley.classPath().split(File.pathSeparator))
        .filter(entry -> entry.contains(part) && !entry.contains("test"))
        .findFirst()
        .orElseThrow();
  }

  /** Checks with programs built on other people's libraries; 3 when a tool is missing. */
  static Ended withOtherPeoplesLibraries(Path repository, Path pack) {
    var check = repository.resolve("tools/independent/check");
    return Started.of(List.of(check.toString(), pack.toString())).await();
  }
}
