package parley.station.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.core.line.LineIdentity;
import parley.core.line.Terms;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.Checkpoint;
import parley.journal.note.SignedCheckpoint;
import parley.station.command.Commands;
import parley.station.line.Contradiction;
import parley.station.line.MachineClock;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingBook.Pair;
import parley.station.pairing.SomeCards;

/** What a station keeps when its counterpart signs two versions of its log. */
final class EvidenceFilesTest {
  @TempDir Path state;
  private Pair pair = new Pair(SomeCards.of("alder", 1), SomeCards.of("birch", 5), 0);
  private EvidenceFiles files = new EvidenceFiles(Path.of(""), emptyBook(), new MachineClock());

  @BeforeEach
  void open() throws IOException {
    var book = PairingBook.read(state);
    pair = new Pair(SomeCards.of("alder", 1), SomeCards.of("birch", 5), 0);
    book.add(pair);
    files = new EvidenceFiles(state, book, new MachineClock());
  }

  private static PairingBook emptyBook() {
    try {
      return PairingBook.read(Path.of("nowhere"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private LineIdentity line() {
    return new LineIdentity(
        "birch", pair.ours().card(), pair.theirs().card(), List.of("one"), Terms.DEFAULT);
  }

  private static MerkleTree tree(String... leaves) {
    var tree = new MerkleTree();
    for (var leaf : leaves) tree.append(Digest.sha256(Bytes.utf8(leaf)));
    return tree;
  }

  private SignedCheckpoint signedByBirch(MerkleTree tree) {
    Side theirs = pair.cards().sideOf(pair.theirs().fingerprint());
    var origin = pair.cards().line().origin(theirs, 1).log();
    var head = tree.head();
    return new SignedCheckpoint(
        origin, head, SomeCards.key(5).signLog(new Checkpoint(origin, head), 1_795_000_000L));
  }

  @Test
  void I15_a_fork_leaves_a_folder_that_names_who_lied_without_us() throws IOException {
    var held = tree("one", "two", "three");
    var other = tree("one", "another");

    files.keep(
        line(),
        new Contradiction(
            "the counterpart signed two versions of its log",
            List.of(signedByBirch(held), signedByBirch(other)),
            held));

    try (var kept = Files.list(state.resolve("evidence"))) {
      var folder = kept.filter(Files::isDirectory).findFirst().orElseThrow();
      var digits = pair.theirs().fingerprint().digits();
      assertThat(Commands.run("journal", "verify", folder.toString(), "--expect", digits)).isZero();
    }
  }

  @Test
  void a_wrong_link_alone_is_kept_as_text_with_the_keys_to_check_it() throws IOException {
    var held = tree("one", "two");

    files.keep(line(), new Contradiction("a wrong link", List.of(signedByBirch(held)), held));

    try (var kept = Files.list(state.resolve("evidence"))) {
      var file = kept.findFirst().orElseThrow();
      assertThat(Files.readString(file))
          .contains("a wrong link", signedByBirch(held).origin() + "+");
    }
  }
}
