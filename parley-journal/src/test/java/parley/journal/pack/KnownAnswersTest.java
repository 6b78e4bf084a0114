package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.Vectors;
import parley.journal.VerifyMain;
import parley.journal.card.Cards;
import parley.journal.entry.Commitment;
import parley.journal.entry.Content;
import parley.journal.entry.Entries;
import parley.journal.entry.Field;
import parley.journal.entry.Leaf;
import parley.journal.entry.Opened;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.merkle.Merkle;
import parley.journal.merkle.MerkleTree;

/**
 * The files in {@code testdata/journal}, which other implementations check themselves against. The
 * same bytes must come out of our code today; after a deliberate change of the format they are
 * written anew with {@code -Dparley.vectors=write}.
 */
class KnownAnswersTest {
  private static final int LEAVES = 20;

  private static void known(String name, Bytes computed) throws IOException {
    var file = Vectors.own().resolve(name);
    if ("write".equals(System.getProperty("parley.vectors"))) {
      Files.createDirectories(file.getParent());
      Files.write(file, computed.toArray());
    }
    assertThat(Vectors.read(file)).as(name).isEqualTo(computed);
  }

  private static Map<String, String> lines(String name) {
    return Vectors.read(Vectors.own().resolve(name))
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf(':')),
                line -> line.substring(line.indexOf(':') + 1).strip()));
  }

  private static Bytes hex(Map<String, String> lines, String name) {
    return Bytes.fromHex(lines.getOrDefault(name, "missing"));
  }

  private static SealedEntry entry() {
    var content = Entries.message("alder-0017", "Convoy halted. Колонна стоит.");
    var seen = new PeerHead(1, new TreeHead(3, Digest.sha256(Bytes.utf8("their root"))));
    return Sealing.seal(content, 7, seen, Entries.secret(1));
  }

  @Test
  void an_entry_with_its_blob_is_the_one_in_the_file() throws IOException {
    var entry = entry();
    var out = new StringBuilder("# One entry: secret, fields, commitment, leaf, sealed blob.\n");
    var content = (Opened.Readable) Sealing.open(entry);
    var commitment = new Commitment(entry.secret(), content.content().fields());
    line(out, "secret", entry.secret().hex());
    line(out, "body", content.content().body().hex());
    for (var field : Field.ALL) {
      line(out, "field " + field.tag() + " value", commitment.value(field).hex());
      line(out, "field " + field.tag() + " salt", commitment.salt(field).hex());
      line(out, "field " + field.tag() + " path", hashes(commitment.disclose(field).path()));
    }
    line(out, "commit", commitment.root().hex());
    line(out, "blob", entry.blob().hex());
    line(out, "blob hash", entry.leaf().blobHash().hex());
    line(out, "leaf", entry.leaf().encode().hex());
    line(out, "leaf hash", entry.leaf().hash().hex());
    known("entry.txt", Bytes.utf8(out.toString()));
  }

  @Test
  void the_entry_in_the_file_opens_to_the_fields_beside_it() {
    var lines = lines("entry.txt");
    var leaf = Leaf.parse(hex(lines, "leaf"));

    var opened = Sealing.open(new SealedEntry(leaf, hex(lines, "secret"), hex(lines, "blob")));

    assertThat(opened).isInstanceOf(Opened.Readable.class);
    Content content = ((Opened.Readable) opened).content();
    assertThat(content.body()).isEqualTo(hex(lines, "body"));
    for (var field : Field.ALL) {
      assertThat(content.fields().get(field.tag()))
          .isEqualTo(hex(lines, "field " + field.tag() + " value"));
    }
    assertThat(leaf.seq()).isEqualTo(7);
    assertThat(leaf.commit().bytes()).isEqualTo(hex(lines, "commit"));
  }

  @Test
  void roots_and_proofs_are_those_in_the_file() throws IOException {
    var out = new StringBuilder("# Leaf i is the text \"leaf i\"; hashes from the leaf upwards.\n");
    var tree = new MerkleTree();
    for (var i = 0; i < LEAVES; i++) {
      tree.append(Merkle.leafHash(Bytes.utf8("leaf " + i)));
      line(out, "root " + tree.size(), tree.root().hex());
    }
    for (long size = 1; size <= LEAVES; size++) {
      for (long at = 0; at < size; at++) {
        line(out, "inclusion " + at + " in " + size, hashes(tree.inclusion(at, size)));
        line(
            out, "consistency " + (at + 1) + " to " + size, hashes(tree.consistency(at + 1, size)));
      }
    }
    known("merkle.txt", Bytes.utf8(out.toString()));
  }

  @Test
  void cards_their_digits_and_the_line_are_those_in_the_file() throws IOException {
    var cards = Cards.alderAndBirch();
    var out = new StringBuilder("# Private seeds (Ed25519, then ML-DSA-44) and what follows.\n");
    for (var side : Side.values()) {
      var station = cards.card(side).about().station();
      for (var use : List.of("log", "cosigner", "recovery")) {
        line(out, station + " " + use, Cards.key(station + " " + use).privateForm().hex());
      }
      line(out, station + " side", String.valueOf(side.letter()));
      line(out, station + " fingerprint", cards.file(side).fingerprint().digest().hex());
      line(out, station + " digits", cards.file(side).fingerprint().groups());
    }
    line(out, "line", cards.line().hex());
    known("cards.txt", Bytes.utf8(out.toString()));
  }

  private static TwoStations story() {
    var line = new TwoStations();
    line.message(line.alder(), "alder-0001", "Convoy halted. Колонна стоит.");
    line.exchange();
    line.ringInVain("alder-0002", 2);
    return line;
  }

  @Test
  void a_pack_is_written_as_it_stands_in_the_folder() throws IOException {
    var files = FilesInMemory.of(story(), new PackScope.OneCall("alder-0002"));
    for (var name : files.names()) {
      known("pack/" + name, files.file(name));
    }

    assertThat(PackOnDisk.read(Vectors.own().resolve("pack")).names()).isEqualTo(files.names());
  }

  @Test
  void the_pack_in_the_folder_holds_and_says_what_stands_beside_it() throws IOException {
    Path folder = Vectors.own().resolve("pack");
    var digits = Cards.file("birch").fingerprint().digits();

    var verdict = VerifyMain.verify(folder.toString(), List.of(digits));

    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    var accepted = (Verdict.Accepted) verdict;
    known("pack.says.txt", Bytes.utf8(accepted.text()));
    known("pack.journal.txt", Bytes.utf8(accepted.journal()));
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append('\n');
  }

  private static String hashes(List<Digest> hashes) {
    return hashes.stream().map(Digest::hex).collect(Collectors.joining(" "));
  }
}
