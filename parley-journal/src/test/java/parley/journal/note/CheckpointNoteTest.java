package parley.journal.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.Side;
import parley.journal.TreeHead;

class CheckpointNoteTest {
  private static final String LINE = "00112233445566778899aabbccddeeff";
  private static final Origin A1 = new Origin(LINE, Side.A, 1);
  private static final Origin B1 = new Origin(LINE, Side.B, 1);
  private static final HybridKeyPair LOG = key(1);
  private static final HybridKeyPair PEER = key(2);
  private static final NoteKeys LOG_KEYS = NoteKeys.log(A1.log(), LOG.publicKeys());
  private static final NoteKeys PEER_KEYS = NoteKeys.cosigner(B1.cosigner(), PEER.publicKeys());
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(A1.log(), new TreeHead(42, Digest.sha256(Bytes.utf8("root"))));
  private static final CosignedCheckpoint COSIGNED = cosigned(1_795_348_800, 1_795_348_801);
  private static final CheckpointNote NOTES = new CheckpointNote(SignatureCheck.REAL);

  private static HybridKeyPair key(int seed) {
    var seeds = new byte[HybridKeyPair.PRIVATE_SIZE];
    new Random(seed).nextBytes(seeds);
    return HybridKeyPair.deterministic(Bytes.of(seeds));
  }

  private static CosignedCheckpoint cosigned(long time, long peerTime) {
    var signed = new SignedCheckpoint(A1.log(), CHECKPOINT.head(), LOG.signLog(CHECKPOINT, time));
    var byPeer = PEER.cosign(CHECKPOINT, B1.cosigner(), peerTime);
    return new CosignedCheckpoint(signed, B1.cosigner(), byPeer);
  }

  private static String note() {
    return CheckpointNote.write(COSIGNED, LOG_KEYS, PEER_KEYS);
  }

  private static CosignedCheckpoint open(String note) {
    return NOTES.open(SignedNote.parse(Bytes.utf8(note)), LOG_KEYS, PEER_KEYS);
  }

  private static List<String> linesOf(String note) {
    return new ArrayList<>(List.of(note.split("(?<=\n)")));
  }

  @Test
  void a_note_with_four_signatures_opens_to_what_was_signed() {
    assertThat(open(note())).isEqualTo(COSIGNED);
    assertThat(note().length()).isBetween(6_900, 7_100);
  }

  @Test
  void I8_each_of_the_four_signatures_is_required() {
    for (var dropped = 4; dropped < 8; dropped++) {
      var lines = linesOf(note());
      lines.remove(dropped);
      assertThatThrownBy(() -> open(String.join("", lines))).isInstanceOf(MalformedNote.class);
    }
  }

  @Test
  void I9_the_text_has_exactly_three_lines() {
    var text = CHECKPOINT.text();

    assertThat(text.lines()).hasSize(3);
    assertThat(Checkpoint.parse(text)).isEqualTo(CHECKPOINT);
    for (var other :
        List.of(
            "",
            "\n\n\n",
            text + "extension\n",
            text + "\n",
            "\n" + text,
            text.substring(0, text.length() - 1),
            text.replace("\n", "\r\n"),
            A1.log() + "\n42\n")) {
      assertThatThrownBy(() -> Checkpoint.parse(other)).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void a_signature_that_is_not_canonical_base64_is_refused() {
    var line = linesOf(note()).get(4);
    var end = line.length() - 2;
    assertThat(line.charAt(end)).isEqualTo('=');
    var loose = line.substring(0, end - 1) + (char) (line.charAt(end - 1) + 1) + "=\n";
    var mixed = linesOf(note());
    mixed.set(4, loose);

    assertThatThrownBy(() -> open(String.join("", mixed))).hasMessageContaining("canonical");
    mixed.set(4, line.replace("=\n", "\n"));
    assertThatThrownBy(() -> open(String.join("", mixed))).isInstanceOf(Malformed.class);
    mixed.set(4, line.replaceFirst(" ([A-Za-z0-9+/]{8})", " $1 "));
    assertThatThrownBy(() -> open(String.join("", mixed))).isInstanceOf(Malformed.class);
  }

  @Test
  void a_signature_line_repeated_is_refused() {
    assertThatThrownBy(() -> open(note() + linesOf(note()).get(7)))
        .hasMessageContaining("signed twice");
  }

  @Test
  void unknown_signatures_are_ignored_but_a_bad_known_one_rejects_all() {
    var stranger = NoteKeys.cosigner("witness.invalid/w1", key(9).publicKeys());
    var other = CheckpointNote.write(COSIGNED, LOG_KEYS, stranger);
    var both = note() + linesOf(other).get(6) + linesOf(other).get(7);

    assertThat(open(both)).isEqualTo(COSIGNED);
    var bad = NOTES.open(SignedNote.parse(Bytes.utf8(both)), LOG_KEYS);
    assertThat(bad).isEqualTo(COSIGNED.signed());
    var forged = CheckpointNote.write(cosigned(5, 6), LOG_KEYS, PEER_KEYS);
    var mixed = linesOf(note());
    mixed.set(4, linesOf(forged).get(4));
    mixed.set(7, linesOf(forged).get(7));
    assertThatThrownBy(() -> open(String.join("", mixed))).isInstanceOf(MalformedNote.class);
  }

  @Test
  void a_cosigner_whose_two_times_differ_is_refused() {
    var other = linesOf(CheckpointNote.write(cosigned(1_795_348_800, 7), LOG_KEYS, PEER_KEYS));
    var mixed = linesOf(note());
    mixed.set(7, other.get(7));

    assertThatThrownBy(() -> open(String.join("", mixed))).hasMessageContaining("times differ");
  }

  @Test
  void a_cosignature_replayed_on_another_line_epoch_or_role_does_not_hold() {
    var by = COSIGNED.byPeer();
    var keys = PEER.publicKeys();
    var otherLine = new Origin("ff112233445566778899aabbccddeeff", Side.A, 1);
    var otherEpoch = new Origin(LINE, Side.A, 2);
    for (var origin : List.of(otherLine, otherEpoch, B1)) {
      var replayed = new Checkpoint(origin.log(), CHECKPOINT.head());
      assertThat(SignatureCheck.REAL.cosigned(keys, B1.cosigner(), replayed, by)).isFalse();
    }
    var laterCosigner = new Origin(LINE, Side.B, 2).cosigner();
    assertThat(SignatureCheck.REAL.cosigned(keys, laterCosigner, CHECKPOINT, by)).isFalse();
    var asLog = new SignedCheckpoint(A1.log(), CHECKPOINT.head(), by);
    assertThat(SignatureCheck.REAL.logSigned(keys, asLog)).isFalse();
  }

  @Test
  void signing_again_at_the_same_size_only_moves_the_time() {
    var later = cosigned(1_795_348_860, 1_795_348_861);

    var opened = open(CheckpointNote.write(later, LOG_KEYS, PEER_KEYS));

    assertThat(opened.head()).isEqualTo(COSIGNED.head());
    assertThat(opened.signed().byLog().timeSeconds()).isEqualTo(1_795_348_860);
    assertThat(opened.byPeer().timeSeconds()).isEqualTo(1_795_348_861);
  }

  @Test
  void times_before_1970_and_zero_are_refused() {
    var by = COSIGNED.byPeer();

    assertThatThrownBy(() -> new HybridSignature(0, by.ed25519(), by.mlDsa44()))
        .isInstanceOf(MalformedNote.class);
  }

  @Test
  void a_17th_signature_and_more_than_64_kib_are_refused() {
    var short_ = "— witness.invalid/w AAAAAAA=\n";
    var sixteen = note() + short_.repeat(12);
    assertThat(open(sixteen)).isEqualTo(COSIGNED);

    assertThatThrownBy(() -> open(sixteen + short_)).isInstanceOf(MalformedNote.class);
    assertThatThrownBy(() -> open(note() + "x".repeat(64 * 1024)))
        .isInstanceOf(MalformedNote.class);
  }

  @Test
  void a_note_of_another_shape_is_refused() {
    var note = note();
    var shapes =
        List.of(
            "",
            "\n",
            "\n\n",
            note.replace("\n", "\r\n"),
            note.substring(0, note.length() - 1),
            note + "\n",
            "\n" + note,
            note.replace("\n\n", "\n"),
            note.replaceFirst("42\n", "42\n\n"),
            note.replaceFirst("42", "042"),
            note.replaceFirst("42", "+42"),
            note.replaceFirst("42", "-1"),
            note.replaceFirst("42", "9223372036854775808"),
            note.replaceFirst("42", "99999999999999999999999"),
            note.replaceFirst("\n\n", "\nextension\n\n"),
            note.replaceFirst("— parley", "- parley"),
            note.replaceFirst("/e1 ", "/e1\u0000 "),
            note.replaceFirst("— parley", "— par+ley"),
            note.replaceFirst("— ", "—  "),
            note.replaceFirst("\n", "\u2028\n"));

    for (var shape : shapes) {
      assertThatThrownBy(() -> open(shape)).isInstanceOf(Malformed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a\tb", "a\u00a0b", "a\u200bb", "a\u007fb"})
  void a_name_that_could_be_misread_is_refused(String name) {
    assertThatThrownBy(() -> new Checkpoint(name, CHECKPOINT.head()))
        .isInstanceOf(MalformedNote.class);
    assertThatThrownBy(() -> new Checkpoint("x".repeat(256), CHECKPOINT.head()))
        .isInstanceOf(MalformedNote.class);
  }

  @Test
  void verifier_keys_read_back_and_only_with_fitting_ids() {
    var vkeys = PEER_KEYS.vkeys();

    assertThat(NoteKeys.ofVkeys(vkeys.get(0), vkeys.get(1))).isEqualTo(PEER_KEYS);
    assertThat(vkeys.get(0)).startsWith(B1.cosigner() + "+").matches("[^+]+\\+[0-9a-f]{8}\\+B.*");
    assertThatThrownBy(() -> NoteKeys.ofVkeys(vkeys.get(1), vkeys.get(0)))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> NoteKeys.ofVkeys(vkeys.get(0).replace("+B", "+C"), vkeys.get(1)))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void the_same_seeds_give_the_same_keys_and_signatures() {
    var again = HybridKeyPair.deterministic(LOG.privateForm());
    var hedged = HybridKeyPair.ofPrivateForm(LOG.privateForm(), new SecureRandom());

    assertThat(again.publicKeys()).isEqualTo(LOG.publicKeys());
    assertThat(again.signLog(CHECKPOINT, 9)).isEqualTo(LOG.signLog(CHECKPOINT, 9));
    var other = hedged.signLog(CHECKPOINT, 9);
    assertThat(other.mlDsa44()).isNotEqualTo(LOG.signLog(CHECKPOINT, 9).mlDsa44());
    var signed = new SignedCheckpoint(A1.log(), CHECKPOINT.head(), other);
    assertThat(SignatureCheck.REAL.logSigned(LOG.publicKeys(), signed)).isTrue();
  }

  @Test
  void keys_and_signatures_of_the_wrong_length_are_answered_with_no() {
    var check = SignatureCheck.REAL;
    var message = Bytes.utf8("m");
    for (var size : Collections.unmodifiableList(List.of(0, 31, 33, 64, 1312, 2420))) {
      var junk = Bytes.zeros(size);
      assertThat(check.ed25519(junk, message, junk)).isFalse();
      assertThat(check.mlDsa44(junk, message, junk)).isFalse();
    }
    assertThat(check.ed25519(Bytes.zeros(32), message, Bytes.zeros(64))).isFalse();
    assertThat(check.mlDsa44(Bytes.zeros(1312), message, Bytes.zeros(2420))).isFalse();
  }

  @Test
  void origins_read_back_and_nothing_else_does() {
    assertThat(Origin.ofLog(A1.log())).isEqualTo(A1);
    assertThat(Origin.ofCosigner(B1.cosigner())).isEqualTo(B1);
    for (var name : List.of(B1.cosigner(), A1.log() + "0000000000", "parley.line/xx/a/e1", "")) {
      assertThatThrownBy(() -> Origin.ofLog(name)).isInstanceOf(Malformed.class);
    }
  }
}
