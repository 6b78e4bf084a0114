package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps every file readable in one sitting and every name a word of docs/words.md. */
final class TidyTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 40;
  private static final int PARAMETERS = 4;

  /** What is over a limit today, by name. A number here may only fall. */
  private static final Map<String, Integer> LONGER_FILES = Map.of();

  private static final Map<String, Integer> LONGER_METHODS = Map.of();
  private static final Map<String, Integer> MORE_PARAMETERS = Map.of();

  /** Words that docs/words.md rules out wherever they could be taken for one of ours. */
  private static final Set<String> WORDS_NOT_OURS =
      Set.of(
          "tenant",
          "organization",
          "enemy",
          "blockchain",
          "ledger",
          "urgency",
          "severity",
          "meeting",
          "appointment",
          "vip",
          "toast",
          "notification",
          "heartbeat",
          "ping");

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Dto|Abstract[A-Z]\\w*)$");
  private static final Pattern SENTENCE = Pattern.compile("[A-Za-z0-9]+(_[A-Za-z0-9]+)+");
  private static final Pattern PROMISE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_");
  private static final Pattern LOOSE_TYPESCRIPT =
      Pattern.compile("(:|\\bas|<|\\|) *any\\b|^\\s*(export )?(const )?enum |@ts-(ignore|nocheck)");
  private static final Set<String> FOLDERS_WITHOUT_MEANING =
      Set.of("util", "utils", "model", "dto", "common", "impl", "managers", "controllers");

  private static final List<SourceFile> JAVA = SourceFile.all();

  @Test
  void no_file_is_longer_than_four_hundred_lines() {
    var lengths = new TreeMap<String, Integer>();

    for (var file : handWritten()) {
      lengths.put(Repository.name(file), Repository.lines(file).size());
    }

    assertThat(breaches(lengths, FILE_LINES, LONGER_FILES)).isEmpty();
  }

  @Test
  void no_method_is_longer_than_forty_lines() {
    var lengths = new TreeMap<String, Integer>();

    eachMethod((name, method) -> lengths.merge(name, method.lines(), Math::max));

    assertThat(breaches(lengths, METHOD_LINES, LONGER_METHODS)).isEmpty();
  }

  @Test
  void no_method_takes_more_than_four_parameters() {
    var counts = new TreeMap<String, Integer>();

    eachMethod((name, method) -> counts.merge(name, method.parameters(), Math::max));

    assertThat(breaches(counts, PARAMETERS, MORE_PARAMETERS)).isEmpty();
  }

  @Test
  void nothing_is_left_to_do_later_in_a_comment() {
    assertThat(linesThat(PROMISE, handWritten())).isEmpty();
  }

  @Test
  void the_console_is_strict_typescript_without_any_and_without_enums() {
    assertThat(linesThat(LOOSE_TYPESCRIPT, Repository.files(".ts", ".svelte"))).isEmpty();
  }

  @Test
  void names_use_the_words_of_the_glossary() {
    var found = new ArrayList<String>();

    for (var file : JAVA) {
      for (var name : file.facts().names()) {
        var ruledOut =
            WORD_BREAK
                .splitAsStream(name.text())
                .anyMatch(word -> WORDS_NOT_OURS.contains(word.toLowerCase(Locale.ROOT)));
        if (ruledOut || EMPTY_NAME.matcher(name.text()).matches()) found.add(at(file, name));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void packages_are_named_after_features_and_not_after_layers() {
    var found =
        JAVA.stream()
            .map(SourceFile::name)
            .filter(name -> Stream.of(name.split("/")).anyMatch(FOLDERS_WITHOUT_MEANING::contains));

    assertThat(found).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    var found = new ArrayList<String>();

    JAVA.stream()
        .filter(file -> !file.isTest() && !file.name().endsWith("module-info.java"))
        .map(file -> file.path().resolveSibling("package-info.java"))
        .distinct()
        .filter(info -> !introducesItsPackage(info))
        .forEach(info -> found.add(Repository.name(info)));

    assertThat(found).isEmpty();
  }

  @Test
  void the_name_of_every_test_is_a_sentence() {
    var found = new ArrayList<String>();

    eachMethod(
        (name, method) -> {
          var last = method.name().substring(method.name().indexOf('.') + 1);
          var isTest = method.annotations().stream().anyMatch(a -> a.endsWith("Test"));
          if (isTest && !SENTENCE.matcher(last).matches()) found.add(name);
        });

    assertThat(found).isEmpty();
  }

  @Test
  void no_test_sleeps_and_none_is_switched_off() {
    var found = new ArrayList<String>();

    for (var file : JAVA) {
      if (file.isTest()) collect(file, Set.of("Thread.sleep"), found);
    }
    eachMethod(
        (name, method) -> {
          if (method.annotations().contains("Disabled")) found.add(name + " is switched off");
        });

    assertThat(found).isEmpty();
  }

  @Test
  void only_commands_write_to_the_screen() {
    var found = new ArrayList<String>();

    for (var file : JAVA) {
      if (!file.isTest() && !isCommand(file)) {
        collect(file, Set.of("System.out", "System.err"), found);
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void the_rules_and_the_book_never_return_null() {
    var found = new ArrayList<String>();

    for (var file : JAVA) {
      if (file.isIn("parley-core") || file.isIn("parley-journal")) {
        collect(file, Set.of("return null"), found);
      }
    }

    assertThat(found).isEmpty();
  }

  private static List<String> linesThat(Pattern pattern, List<Path> files) {
    var found = new ArrayList<String>();
    for (var file : files) {
      var lines = Repository.lines(file);
      for (var i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(Repository.name(file) + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    return found;
  }

  private static List<Path> handWritten() {
    return Repository.files(".java", ".ts", ".svelte");
  }

  private static boolean isCommand(SourceFile file) {
    var name = file.path().getFileName().toString();
    return name.endsWith("Main.java")
        || name.endsWith("Command.java")
        || file.name().contains("/command/")
        || file.isIn("bench");
  }

  private static boolean introducesItsPackage(Path info) {
    if (!Files.exists(info)) return false;
    var lines = Repository.lines(info);
    return lines.stream().anyMatch(line -> line.startsWith("@NullMarked"))
        && lines.stream().filter(line -> line.startsWith(" *")).count() >= 2;
  }

  private static void collect(SourceFile file, Set<String> wanted, List<String> found) {
    for (var use : file.facts().uses()) {
      if (wanted.contains(use.text())) found.add(at(file, use));
    }
  }

  private static String at(SourceFile file, SourceFile.Name name) {
    return file.name() + ":" + name.line() + " " + name.text();
  }

  private interface MethodReader {
    void read(String name, SourceFile.Method method);
  }

  private static void eachMethod(MethodReader reader) {
    for (var file : JAVA) {
      for (var method : file.facts().methods()) {
        reader.read(file.name() + " " + method.name(), method);
      }
    }
  }

  /** What is over the limit and not excepted, and every exception that should be lowered. */
  private static List<String> breaches(
      Map<String, Integer> measured, int limit, Map<String, Integer> excepted) {
    var found = new ArrayList<String>();
    measured.forEach(
        (name, size) -> {
          var allowed = excepted.getOrDefault(name, limit);
          if (size > allowed) found.add(name + " has " + size + ", the limit is " + allowed);
        });
    excepted.forEach(
        (name, allowed) -> {
          var size = measured.getOrDefault(name, 0);
          if (size < allowed) found.add(name + " fell to " + size + ": lower its exception");
        });
    return found;
  }
}
