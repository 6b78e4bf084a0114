package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.Bytes;
import parley.journal.Vectors;

/**
 * I16: verifiers built on other people's libraries read our packs. They need Debian's golang-go and
 * golang-golang-x-mod-dev, Node and npm; where these are missing, the test fails and says so.
 */
class IndependentCheckTest {
  private static final Path CHECK = Vectors.project().resolve("tools/independent/check");

  @TempDir private Path temporary;

  /** A whole line with more leaves than one tile holds, in which a call rang in vain. */
  private Path wholeLine() {
    var line = new TwoStations();
    for (var i = 1; i <= 300; i++) {
      line.message(line.birch(), "birch-%04d".formatted(i), "Good day, number " + i);
    }
    line.exchange();
    line.ringInVain("alder-0001", 2);
    var folder = temporary.resolve("line");
    PackOnDisk.write(EvidencePack.of(line.source, new PackScope.WholeLine()), folder);
    return folder;
  }

  private String accepted(Path pack) throws IOException, InterruptedException {
    var said = check(pack, 0);
    assertThat(said).contains("golang.org/x/mod: accepted", "@noble: accepted");
    return said;
  }

  private String check(Path pack, int wanted) throws IOException, InterruptedException {
    var out = temporary.resolve("out").toFile();
    var process =
        new ProcessBuilder("bash", CHECK.toString(), pack.toString())
            .redirectErrorStream(true)
            .redirectOutput(out)
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the check ends").isTrue();
    var said = Files.readString(out.toPath());
    assertThat(process.exitValue()).as(said).isEqualTo(wanted);
    return said;
  }

  @Test
  void I16_an_export_passes_verifiers_that_nobody_here_wrote() throws Exception {
    var said = accepted(wholeLine());
    accepted(Packs.rangInVain(temporary.resolve("call")));

    assertThat(said).contains("size 302, 302 leaves, 302 inclusion proofs, consistency from ");
  }

  @Test
  void I16_verifiers_that_nobody_here_wrote_refuse_a_changed_export() throws Exception {
    var pack = Packs.rangInVain(temporary.resolve("call"));
    for (var name : new String[] {"checkpoint", "tile/0/000.p/2", "tile/entries/000.p/2"}) {
      var file = pack.resolve("b/e1").resolve(name);
      var good = Files.readAllBytes(file);
      var bad = good.clone();
      bad[bad.length - 3] ^= 1;
      Files.write(file, bad);
      check(pack, 1);
      Files.write(file, good);
    }
    var proof = pack.resolve("a/e1/proofs/1.tlog-proof");
    var moved = Bytes.utf8(Files.readString(proof).replace("index 1\n", "index 0\n"));
    Files.write(proof, moved.toArray());
    check(pack, 1);
  }
}
