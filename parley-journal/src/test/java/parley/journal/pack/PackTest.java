package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.entry.Attributes;
import parley.journal.note.SignatureCheck;

class PackTest {
  @TempDir private Path folder;

  private final TwoStations line = new TwoStations();

  private Verdict verify(PackScope scope, String... expected) {
    var pack = folder.resolve("pack");
    EvidencePack.write(line.source, scope, pack);
    return new PackVerifier(SignatureCheck.REAL).verify(pack, List.of(expected));
  }

  private static Verdict.Accepted accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return (Verdict.Accepted) verdict;
  }

  @Test
  void a_call_that_rang_in_vain_is_proven_on_the_peers_clock() {
    line.ringInVain("alder-0001", 2);

    var verdict = accepted(verify(new PackScope.OneCall("alder-0001")));

    assertThat(verdict.proven()).hasSize(1);
    assertThat(verdict.proven().getFirst())
        .startsWith("If these fingerprints are theirs: call alder-0001")
        .contains("reached the station of birch")
        .contains("rang at 2 armed positions (birch's word)")
        .contains("was not answered")
        .contains("by birch's clock")
        .contains("IGNORED until");
  }

  @Test
  void an_answer_is_never_overlooked() {
    var ring = line.ring(line.alder(), "alder-0001");
    line.exchange();
    line.about(line.birch(), "answered", ring, Attributes.EMPTY);
    line.exchange();

    var verdict = accepted(verify(new PackScope.WholeLine()));

    assertThat(verdict.proven().getFirst()).contains("ANSWERED").doesNotContain("not answered");
  }
}
