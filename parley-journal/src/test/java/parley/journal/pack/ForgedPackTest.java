package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.card.Cards;
import parley.journal.card.EpochNotice;
import parley.journal.entry.Attributes;
import parley.journal.entry.Entries;
import parley.journal.entry.PeerHead;
import parley.journal.entry.Sealing;
import parley.journal.note.Checkpoint;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/** Packs whose every file follows from their contents, and whose contents are a lie. */
class ForgedPackTest {
  private static final PackScope LINE = new PackScope.WholeLine();

  private final TwoStations line = new TwoStations();
  private final Side alder = line.alder();
  private final Side birch = line.birch();

  private static String refusal(PackFolder files) {
    var verdict = new PackVerifier(FilesInMemory.CHECK).verify(files, List.of());
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return ((Verdict.Refused) verdict).text();
  }

  private void enter(Side side, PeerHead link, Bytes secret) {
    var content = line.content("message", Optional.empty(), Attributes.EMPTY, "x");
    line.enter(side, Sealing.seal(content, line.tree(side).size(), link, secret));
  }

  @Test
  void I6_a_leaf_whose_seq_is_not_its_index_or_that_is_not_132_bytes_is_refused() {
    var first = Entries.sealed(Entries.message("alder-0001", "a"), 0).leaf().encode();
    var third = Entries.sealed(Entries.message("alder-0003", "c"), 2).leaf().encode();
    var length = Bytes.fromHex("0084");

    assertThat(new Leaves(List.of(Bytes.concat(length, first))).size()).isEqualTo(1);
    for (var bundle :
        List.of(
            Bytes.concat(length, third),
            Bytes.concat(length, first, length, third),
            Bytes.concat(length, first, length, first),
            Bytes.concat(Bytes.fromHex("0083"), first),
            Bytes.concat(length, first, length),
            Bytes.EMPTY)) {
      assertThatThrownBy(() -> new Leaves(List.of(bundle))).isInstanceOf(MalformedPack.class);
    }
  }

  @Test
  void I7_a_link_to_a_root_the_other_log_never_had_is_refused() {
    var never = new PeerHead(1, new TreeHead(1, Digest.sha256(Bytes.utf8("never"))));
    enter(birch, never, Entries.secret(900));
    line.exchange();

    assertThat(refusal(FilesInMemory.of(line, LINE))).contains("a root the other log never had");
  }

  @Test
  void I7_a_link_further_back_than_the_one_before_is_refused() {
    line.message(birch, "birch-0001", "Good day.");
    enter(birch, PeerHead.NONE, Entries.secret(900));
    line.exchange();

    assertThat(refusal(FilesInMemory.of(line, LINE))).contains("links further back");
  }

  @Test
  void one_entry_secret_at_two_places_is_refused() {
    enter(alder, line.link(alder), Entries.secret(900));
    enter(alder, line.link(alder), Entries.secret(900));
    line.exchange();

    assertThat(refusal(FilesInMemory.of(line, LINE))).contains("uses the secret of another entry");
  }

  @Test
  void a_cosignature_under_the_keys_of_an_epoch_that_had_ended_is_refused() {
    var old = line.cards.line().origin(birch, 1).cosigner();
    line.changeKeys(birch);
    line.exchange();
    line.message(alder, "alder-0001", "Written after birch changed its keys.");
    line.later(1);
    var signed = line.sign(alder);
    var thief = Cards.key("birch cosigner");
    var by = thief.cosign(signed.checkpoint(), old, line.now());
    line.source.log(alder, 1).keep(new CosignedCheckpoint(signed, old, by));

    assertThat(refusal(FilesInMemory.of(line, LINE))).contains("in an epoch that had ended");
  }

  @Test
  void keys_that_nobody_announced_sign_nothing() {
    line.openEpoch(birch);
    var origin = line.cards.line().origin(birch, 2).log();
    var checkpoint = new Checkpoint(origin, line.tree(birch).head());
    var thief = Cards.key("birch log stolen");
    var signed =
        new SignedCheckpoint(origin, checkpoint.head(), thief.signLog(checkpoint, line.now()));
    var name = line.cards.line().origin(alder, 1).cosigner();
    var by = Cards.key("alder cosigner").cosign(checkpoint, name, line.now());
    line.source.log(birch, 2).keep(new CosignedCheckpoint(signed, name, by));

    assertThat(refusal(FilesInMemory.of(line, LINE))).contains("b/e2/checkpoint", "signature");
  }

  @Test
  void a_change_of_keys_must_name_a_head_the_epoch_before_had() {
    line.message(birch, "birch-0001", "Good day.");
    line.exchange();
    var notice = line.changeKeys(birch);
    line.exchange();
    var change = notice.change();
    var lie =
        new EpochNotice.Change(
            change.line(),
            birch,
            2,
            change.log(),
            change.cosigner(),
            new TreeHead(1, Digest.sha256(Bytes.utf8("another"))));
    var forged = EpochNotice.withoutOldKeys(lie, Cards.key("birch recovery"));
    var files = FilesInMemory.of(line, LINE).with("epochs/b-e2.notice", forged.encode());

    assertThat(FilesInMemory.of(line, LINE).verify()).isInstanceOf(Verdict.Accepted.class);
    assertThat(refusal(files)).contains("does not follow from the one before");
  }

  @Test
  void verifier_keys_that_are_not_those_of_the_cards_are_refused() {
    var files = FilesInMemory.of(line, LINE);
    for (var name : List.of("a/e1/log.vkey", "a/e1/cosigner.vkey")) {
      var other = name.replace("a/", "b/");
      assertThat(refusal(files.with(name, files.file(other)))).contains(name);
    }
  }

  @Test
  void a_valid_proof_of_another_entry_proves_nothing_here() {
    line.message(alder, "alder-0001", "one");
    line.message(alder, "alder-0002", "two");
    line.exchange();
    var files = FilesInMemory.of(line, LINE);
    var folder = alder.letter() + "/e1/proofs/";

    var moved =
        files
            .with(folder + "1.tlog-proof", files.file(folder + "2.tlog-proof"))
            .with(folder + "1.entry", files.file(folder + "2.entry"));

    assertThat(refusal(moved)).contains(folder + "1.tlog-proof");
  }

  @Test
  void a_checkpoint_that_does_not_cover_the_entry_is_a_refusal_and_no_crash() {
    line.message(alder, "alder-0001", "one");
    line.exchange();
    line.message(alder, "alder-0002", "two");
    line.exchange();
    var files = FilesInMemory.of(line, LINE);
    var folder = alder.letter() + "/e1/proofs/";
    var early = files.file(folder + "1.tlog-proof").text().replace("index 1\n", "index 2\n");

    assertThat(refusal(files.with(folder + "2.tlog-proof", Bytes.utf8(early))))
        .contains("does not cover the entry");
  }

  @Test
  void a_log_of_another_line_proves_nothing_on_this_one() {
    var cedar = Cards.file("cedar");
    var files = FilesInMemory.of(line, LINE);
    var other = birch.letter() + ".card";

    assertThat(refusal(files.with("cards/" + other, cedar.encode()))).isNotEmpty();
  }

  @Test
  void another_readme_is_accepted_only_with_a_warning() {
    var files = FilesInMemory.of(line, LINE);
    var readme = Bytes.utf8("Believe me.\n");
    var ours = Digest.sha256(files.file("README.txt")).hex();
    var claim = files.file("claim.json").text().replace(ours, Digest.sha256(readme).hex());

    var changed = files.with("README.txt", readme).with("claim.json", Bytes.utf8(claim));

    assertThat(refusal(files.with("README.txt", readme))).contains("claim.json");
    assertThat(changed.verify()).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) changed.verify()).limits())
        .anyMatch(limit -> limit.contains("README.txt is not the one this program knows"));
  }

  @Test
  void oversized_files_are_refused_unread() {
    var files = FilesInMemory.of(line, LINE);
    var huge = Bytes.zeros(64 * 1024 * 1024 + 1);
    for (var name : files.names()) {
      assertThat(refusal(files.with(name, huge))).contains(name);
    }
  }

  /** I18: two thousand changed packs; whatever comes out, it is a verdict. */
  @Test
  void I18_any_bytes_in_any_file_end_in_a_verdict() {
    line.ringInVain("alder-0001", 2);
    var files = FilesInMemory.of(line, new PackScope.OneCall("alder-0001"));
    var names = List.copyOf(files.names());
    var chance = new Random(20261122);
    for (var round = 0; round < 2_000; round++) {
      var name = names.get(chance.nextInt(names.size()));
      var changed = Mutants.of(files.file(name), chance);
      var verdict = files.with(name, changed).verify();
      assertThat(verdict.getClass() == Verdict.Refused.class || changed.equals(files.file(name)))
          .as("%s in round %d", name, round)
          .isTrue();
    }
  }
}
