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
import parley.journal.card.Card;
import parley.journal.card.CardFile;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.Checkpoint;
import parley.journal.note.HybridKeyPair;
import parley.journal.note.SignedCheckpoint;
import parley.station.command.Commands;
import parley.station.line.Contradiction;
import parley.station.line.MachineClock;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingBook.Pair;

/** What a station keeps when its counterpart signs two versions of its log. */
final class EvidenceFilesTest {
  @TempDir Path state;
  private Pair pair = new Pair(card("alder", 1), card("birch", 5), 0);
  private EvidenceFiles files = new EvidenceFiles(Path.of(""), emptyBook(), new MachineClock());

  @BeforeEach
  void open() throws IOException {
    var book = PairingBook.read(state);
    pair = new Pair(card("alder", 1), card("birch", 5), 0);
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

  private static HybridKeyPair key(int seed) {
    var seeds = new byte[HybridKeyPair.PRIVATE_SIZE];
    seeds[0] = (byte) seed;
    return HybridKeyPair.deterministic(Bytes.of(seeds));
  }

  private static CardFile card(String station, int seed) {
    var nonce = new byte[Card.NONCE_SIZE];
    nonce[0] = (byte) seed;
    var keys =
        new Card.Keys(
            Bytes.utf8("tls of " + station),
            Bytes.EMPTY,
            key(seed).publicKeys(),
            key(seed + 1).publicKeys(),
            key(seed + 2).publicKeys());
    var about = new Card.About(station, station, "a seat", "an office");
    var routes = List.of("127.0.0.1:7001");
    return CardFile.make(new Card(Bytes.of(nonce), true, about, keys, routes), key(seed));
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
        origin, head, key(5).signLog(new Checkpoint(origin, head), 1_795_000_000L));
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
