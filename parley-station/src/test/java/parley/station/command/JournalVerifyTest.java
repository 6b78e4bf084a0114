package parley.station.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.station.ParleyCommand;

/** {@code parley journal verify} on the pack that lies in {@code testdata}. */
class JournalVerifyTest {
  private static final Path VECTORS = project().resolve("testdata").resolve("journal");
  private static final String PACK = VECTORS.resolve("pack").toString();

  @TempDir private Path temporary;

  /** What a command said and how it ended. */
  private record Run(int exit, String out, String err) {}

  private static Path project() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("not inside the source tree");
  }

  private Run parley(String... arguments) throws Exception {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classes, ParleyCommand.class.getName(), "journal", "verify"));
    command.addAll(List.of(arguments));
    var out = temporary.resolve("out").toFile();
    var err = temporary.resolve("err").toFile();
    var process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    var exit = process.waitFor();
    return new Run(exit, Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private static String digits() throws Exception {
    return Files.readAllLines(VECTORS.resolve("cards.txt")).stream()
        .filter(line -> line.startsWith("birch digits: "))
        .map(line -> line.substring("birch digits: ".length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_pack_that_holds_is_told_in_sentences_or_printed_as_the_journal() throws Exception {
    var says = parley(PACK, "--expect", digits());
    var prints = parley("--print", PACK);

    assertThat(says.exit()).isEqualTo(Exit.OK);
    assertThat(says.out()).isEqualTo(Files.readString(VECTORS.resolve("pack.says.txt")));
    assertThat(prints.exit()).isEqualTo(Exit.OK);
    assertThat(prints.out()).isEqualTo(Files.readString(VECTORS.resolve("pack.journal.txt")));
  }

  @Test
  void a_script_reads_the_same_as_json() throws Exception {
    var run = parley(PACK, "-o", "json", "--print");

    var view = new ObjectMapper().readTree(run.out());
    assertThat(run.exit()).isEqualTo(Exit.OK);
    assertThat(view.get("proven")).hasSize(1);
    assertThat(view.get("proven").get(0).textValue())
        .startsWith("If these fingerprints are theirs: ");
    assertThat(view.get("fingerprints")).hasSize(2);
    assertThat(view.get("limits")).isNotEmpty();
    assertThat(view.get("journal").textValue()).contains(" ring alder-0002 ");
  }

  @Test
  void a_wrong_digit_ends_with_5_and_a_missing_folder_with_2() throws Exception {
    var typed = digits();
    var wrong = typed.substring(0, 46) + (typed.charAt(46) == '0' ? '1' : '0');

    var other = parley(PACK, "--expect", wrong);
    var nowhere = parley(temporary.resolve("nowhere").toString());

    assertThat(other.exit()).isEqualTo(Exit.PROOF_INVALID);
    assertThat(other.out()).isEmpty();
    assertThat(other.err()).contains("NOT VALID: the expected fingerprint");
    assertThat(nowhere.exit()).isEqualTo(Exit.USAGE);
    assertThat(nowhere.err()).contains("is not a folder");
  }
}
