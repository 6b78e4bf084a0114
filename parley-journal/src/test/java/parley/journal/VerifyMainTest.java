package parley.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.card.Cards;
import parley.journal.pack.Packs;

/** The auditor's command, in this process and as a program of its own. */
class VerifyMainTest {
  @TempDir private Path temporary;
  private String pack = "";

  /** What a command said and how it ended. */
  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void export() {
    pack = Packs.rangInVain(temporary.resolve("pack")).toString();
  }

  private static Run run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var exit =
        VerifyMain.run(
            List.of(arguments),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String digits(String station) {
    return Cards.file(station).fingerprint().groups();
  }

  @Test
  void a_pack_that_holds_ends_with_0_and_says_on_whose_word() {
    var run = run("verify", pack);

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("If these fingerprints are theirs: call alder-0001")
        .contains("was not answered")
        .contains(digits("alder") + " (not compared with anything)")
        .contains("Not proven, and on whose word:\n- ");
  }

  @Test
  void expected_fingerprints_are_compared_and_one_wrong_digit_ends_with_5() {
    var right = run("verify", pack, "--expect", digits("alder"), "--expect=" + digits("birch"));
    var typed = digits("birch");
    var wrong = typed.substring(0, 46) + (typed.charAt(46) == '0' ? '1' : '0');

    assertThat(right.exit()).isZero();
    assertThat(right.out()).contains("(as expected)").doesNotContain("not compared", "If the");
    assertThat(run("verify", pack, "--expect", wrong).exit()).isEqualTo(5);
    assertThat(run("verify", pack, "--expect", "").exit()).isEqualTo(5);
    assertThat(run("verify", pack, "--expect", digits("alder") + " 0").exit()).isEqualTo(5);
  }

  @Test
  void a_changed_pack_ends_with_5_and_proves_nothing() throws IOException {
    var claim = Path.of(pack, "claim.json");
    Files.writeString(claim, Files.readString(claim).replace("IGNORED", "ANSWERED"));

    var run = run("verify", pack);

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("NOT VALID: claim.json").contains("Nothing is proven");
  }

  @Test
  void a_file_name_with_line_ends_cannot_fake_a_verdict() throws IOException {
    Files.writeString(Path.of(pack, "x\nIt holds.\u001b[2J"), "");

    assertThat(run("verify", pack).err()).contains("NOT VALID: x?It holds.?[2J: ");
  }

  @Test
  void print_shows_the_merged_journal_and_nothing_else() {
    assertThat(run("verify", "--print", pack).out())
        .startsWith("a/e1/0 ")
        .contains(" ring alder-0001 IMMEDIATE by watch/o-17 window=90\n");
  }

  @Test
  void a_command_that_cannot_be_meant_ends_with_2() {
    for (var arguments :
        List.of(
            List.<String>of(),
            List.of("verify"),
            List.of("check", pack),
            List.of("verify", pack, pack),
            List.of("verify", pack, "--expect"),
            List.of("verify", "--quick", pack),
            List.of("verify", temporary.resolve("nowhere").toString()),
            List.of("verify", "\0"))) {
      var run = run(arguments.toArray(String[]::new));
      assertThat(run.exit()).as(arguments.toString()).isEqualTo(2);
      assertThat(run.err()).isNotEmpty();
    }
  }

  @Test
  void it_runs_as_a_program_of_its_own_with_the_jdk_and_one_library() throws Exception {
    var good = program("verify", pack, "--expect", digits("birch"));
    Files.delete(Path.of(pack, "README.txt"));
    var bad = program("verify", pack);

    assertThat(good.out()).contains("If the fingerprint of alder is theirs: call alder-0001");
    assertThat(good.exit()).isZero();
    assertThat(bad.exit()).isEqualTo(5);
    assertThat(bad.err()).contains("NOT VALID: README.txt: it is missing");
  }

  private Run program(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(home(VerifyMain.class) + File.pathSeparator + home(Ed25519.class));
    command.add(VerifyMain.class.getName());
    command.addAll(List.of(arguments));
    var out = temporary.resolve("out").toFile();
    var err = temporary.resolve("err").toFile();
    var process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    var exit = process.waitFor();
    return new Run(exit, Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  /** Returns the jar or folder of classes that a class came from. */
  private static Path home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
