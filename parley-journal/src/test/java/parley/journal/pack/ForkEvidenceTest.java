package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.card.Cards;
import parley.journal.note.Checkpoint;
import parley.journal.note.SignedCheckpoint;

class ForkEvidenceTest {
  private final TwoStations line = new TwoStations();

  private static Verdict.Accepted accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return (Verdict.Accepted) verdict;
  }

  @Test
  void I15_a_fork_at_one_size_names_its_author_to_a_third_party() {
    line.ringInVain("alder-0001", 2);
    var size = line.tree(line.birch()).size();
    var other = Forks.signed(line, new TreeHead(size, Digest.sha256(new byte[] {1})));
    var digits = line.cards.file(line.birch()).fingerprint().digits();

    var verdict = accepted(FilesInMemory.of(Forks.evidence(line, other)).verify(digits));

    assertThat(verdict.proven()).hasSize(1);
    assertThat(verdict.proven().getFirst())
        .contains("the station birch signed two different logs under the name parley.line/")
        .contains("one of " + size + " entries")
        .endsWith("[FORK]");
  }

  @Test
  void I15_a_fork_below_the_newest_size_is_shown_by_the_larger_logs_own_proof() {
    line.ringInVain("alder-0001", 2);

    for (var size = 1; size < line.tree(line.birch()).size(); size++) {
      var other = Forks.signed(line, new TreeHead(size, Digest.sha256(new byte[] {1})));
      var files = FilesInMemory.of(Forks.evidence(line, other));
      assertThat(accepted(files.verify()).proven().getFirst())
          .startsWith("If these fingerprints are theirs: the station birch signed");
    }
  }

  @Test
  void an_honest_station_is_never_accused() {
    line.ringInVain("alder-0001", 2);
    var tree = line.tree(line.birch());
    var honest = Forks.signed(line, tree.head(1));

    assertThatThrownBy(() -> Forks.evidence(line, honest)).hasMessageContaining("agree");
    var now = line.sign(line.birch());
    assertThatThrownBy(() -> ForkEvidence.Fork.between(now, now, tree))
        .hasMessageContaining("agree");
    var invented = Digest.sha256(new byte[] {2});
    assertThatThrownBy(() -> new ForkEvidence.Fork(honest, now, invented, List.of()))
        .isInstanceOf(MalformedPack.class);
    assertThatThrownBy(
            () ->
                new ForkEvidence.Fork(
                    honest, now, invented, tree.consistency(1, now.head().size())))
        .isInstanceOf(MalformedPack.class);
  }

  @Test
  void logs_of_different_epochs_or_sides_are_no_fork() {
    var alders = line.sign(line.alder());
    var birchs = line.sign(line.birch());

    assertThatThrownBy(() -> ForkEvidence.Fork.between(alders, birchs, line.tree(line.birch())))
        .hasMessageContaining("different logs");
  }

  @Test
  void a_checkpoint_birch_never_signed_accuses_nobody() {
    line.ringInVain("alder-0001", 2);
    var origin = line.cards.line().origin(line.birch(), 1).log();
    var head = new TreeHead(1, Digest.sha256(new byte[] {1}));
    var by = Cards.key("alder log").signLog(new Checkpoint(origin, head), line.now());
    var files = FilesInMemory.of(Forks.evidence(line, new SignedCheckpoint(origin, head, by)));

    assertThat(files.verify()).isInstanceOf(Verdict.Refused.class);
  }
}
