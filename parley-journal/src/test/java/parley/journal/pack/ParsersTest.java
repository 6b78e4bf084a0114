package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.card.CardFile;
import parley.journal.card.Cards;
import parley.journal.card.EpochNotice;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Entries;
import parley.journal.entry.Leaf;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.note.Checkpoint;
import parley.journal.note.SignedNote;

/** Every parser of the book against bytes that are nearly right. */
class ParsersTest {
  private static final int ROUNDS = 10_000;

  /** A parser, and something it accepts. */
  private record Parser(Bytes good, Consumer<Bytes> parse) {}

  private static Map<String, Parser> parsers() {
    var line = new TwoStations();
    line.message(line.alder(), "alder-0001", "Good day.");
    line.exchange();
    var notice = line.changeKeys(line.birch());
    var files = FilesInMemory.of(line.exchange(), new PackScope.WholeLine());
    var folder = line.alder().letter() + "/e1/";
    var entry = Entries.sealed(Entries.message("alder-0001", "Good day."), 0);
    var whole = Disclosure.whole(entry);
    var parsers = new LinkedHashMap<String, Parser>();
    parsers.put("note", new Parser(files.file(folder + "checkpoint"), SignedNote::parse));
    var text = SignedNote.parse(files.file(folder + "checkpoint")).text();
    parsers.put("checkpoint", new Parser(Bytes.utf8(text), b -> Checkpoint.parse(b.text())));
    parsers.put("proof", new Parser(files.file(folder + "proofs/1.tlog-proof"), TlogProof::parse));
    parsers.put("leaf", new Parser(entry.leaf().encode(), Leaf::parse));
    parsers.put("card", new Parser(Cards.file("alder").encode(), CardFile::parse));
    parsers.put("notice", new Parser(notice.encode(), EpochNotice::parse));
    parsers.put("cbor", new Parser(Cards.file("alder").payload(), Cbor::parse));
    var attributes = Entries.message("alder-0001", "x").attributes().encode();
    parsers.put("attributes", new Parser(attributes, Attributes::parse));
    parsers.put("disclosure", new Parser(DisclosureFile.write(whole), DisclosureFile::read));
    parsers.put("claim", new Parser(files.file("claim.json"), b -> Json.parse(b.text())));
    return parsers;
  }

  @Test
  void I18_any_bytes_are_read_or_refused() {
    var chance = new Random(20261123);
    parsers()
        .forEach(
            (name, parser) -> {
              parser.parse().accept(parser.good());
              for (var round = 0; round < ROUNDS; round++) {
                read(name, parser, Mutants.of(parser.good(), chance));
              }
            });
  }

  /** Anything but a {@link Malformed} leaves this method and fails the test. */
  private static void read(String name, Parser parser, Bytes input) {
    try {
      parser.parse().accept(input);
    } catch (Malformed refused) {
      assertThat(refused.getMessage()).as(name).isNotBlank();
    }
  }

  @Test
  void I18_any_blob_opens_or_is_faulty() {
    var chance = new Random(20261124);
    var entry = Entries.sealed(Entries.message("alder-0001", "Good day."), 0);
    for (var round = 0; round < ROUNDS; round++) {
      var blob = Mutants.of(entry.blob(), chance);
      var opened = Sealing.open(new SealedEntry(entry.leaf(), entry.secret(), blob));
      assertThat(opened instanceof Opened.Faulty || blob.equals(entry.blob())).isTrue();
    }
  }

  @Test
  void deep_nesting_and_long_proofs_are_refused_before_they_cost_anything() {
    var deep = List.of("[".repeat(100_000), "{\"a\":".repeat(100_000), "\"" + "\\u0041".repeat(9));
    for (var json : deep) {
      assertThatThrownBy(() -> Json.parse(json)).isInstanceOf(Malformed.class);
    }
    var hash = Bytes.zeros(32).base64() + "\n";
    var proof = "c2sp.org/tlog-proof@v1\nindex 0\n" + hash.repeat(64) + "\nx\n0\n";
    assertThatThrownBy(() -> TlogProof.parse(Bytes.utf8(proof))).hasMessageContaining("63");
  }
}
