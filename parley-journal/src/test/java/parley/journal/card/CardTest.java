package parley.journal.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.note.SignatureCheck;

class CardTest {
  private static final CardFile ALDER = Cards.file("alder");
  private static final CardFile BIRCH = Cards.file("birch");

  @Test
  void a_card_reads_back_and_its_own_keys_signed_it() {
    var read = CardFile.parse(ALDER.encode());

    assertThat(read).isEqualTo(ALDER);
    assertThat(read.card()).isEqualTo(Cards.card("alder", true));
    assertThat(read.holds(SignatureCheck.REAL)).isTrue();
  }

  @Test
  void a_card_under_anothers_signature_does_not_hold() {
    var swapped = new CardFile(ALDER.payload(), BIRCH.signatures());

    assertThat(swapped.holds(SignatureCheck.REAL)).isFalse();
    assertThatThrownBy(() -> CardFile.make(ALDER.card(), Cards.key("birch log")))
        .isInstanceOf(MalformedCard.class);
  }

  @Test
  void a_fingerprint_is_40_digits_in_eight_groups() {
    var fingerprint = new Fingerprint(Digest.of(Bytes.zeros(31 + 1)));

    assertThat(fingerprint.groups()).isEqualTo("00000 ".repeat(8).strip());
    assertThat(ALDER.fingerprint().groups()).matches("([0-9]{5} ){7}[0-9]{5}");
  }

  @Test
  void digits_are_the_first_17_bytes_modulo_10_to_the_40() {
    var hash = Bytes.concat(Bytes.fromHex("ff".repeat(17)), Bytes.zeros(15));

    // 2^136 - 1 = 87112285931760246646623899502532662132735, of which the last 40 digits count.
    assertThat(new Fingerprint(Digest.of(hash)).digits())
        .isEqualTo("7112285931760246646623899502532662132735");
  }

  @Test
  void one_wrong_digit_is_another_card() {
    var typed = ALDER.fingerprint().groups();
    var last = typed.charAt(typed.length() - 1) == '0' ? '1' : '0';

    assertThat(ALDER.fingerprint().typedAs(typed)).isTrue();
    assertThat(ALDER.fingerprint().typedAs(typed.replace(" ", ""))).isTrue();
    assertThat(ALDER.fingerprint().typedAs(typed.substring(0, typed.length() - 1) + last))
        .isFalse();
    assertThat(ALDER.fingerprint().typedAs(typed.substring(1))).isFalse();
  }

  @Test
  void both_stations_find_the_same_sides_and_the_same_line() {
    var here = PairedCards.of(ALDER, BIRCH);
    var there = PairedCards.of(BIRCH, ALDER);

    assertThat(here).isEqualTo(there);
    assertThat(here.line()).isEqualTo(LineId.of(BIRCH.fingerprint(), ALDER.fingerprint()));
    assertThat(here.file(Side.A).fingerprint()).isLessThan(here.file(Side.B).fingerprint());
  }

  @Test
  void a_demo_card_pairs_only_with_a_demo_card_and_names_must_differ() {
    var real = CardFile.make(Cards.card("cedar", false), Cards.key("cedar log"));

    assertThatThrownBy(() -> PairedCards.of(ALDER, real)).isInstanceOf(MalformedCard.class);
    assertThatThrownBy(() -> PairedCards.of(ALDER, ALDER)).isInstanceOf(MalformedCard.class);
  }

  @Test
  void a_payload_with_a_name_more_or_less_is_refused() {
    var encoded = ALDER.encode().toArray();
    encoded[10] ^= 1;

    assertThatThrownBy(() -> CardFile.parse(Bytes.of(encoded))).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> CardFile.parse(Bytes.EMPTY)).isInstanceOf(Malformed.class);
  }

  @Test
  void new_keys_need_the_recovery_key_and_the_old_key_unless_it_is_lost() {
    var change =
        new EpochNotice.Change(
            PairedCards.of(ALDER, BIRCH).line(),
            Side.A,
            2,
            Cards.key("new log").publicKeys(),
            Cards.key("new cosigner").publicKeys(),
            new TreeHead(7, Digest.sha256(Bytes.utf8("last"))));
    var recovery = Cards.key("alder recovery");
    var old = Cards.key("alder log");
    var check = SignatureCheck.REAL;

    var notice = EpochNotice.parse(EpochNotice.make(change, recovery, old).encode());
    var lost = EpochNotice.parse(EpochNotice.withoutOldKeys(change, recovery).encode());
    var stolen = EpochNotice.withoutOldKeys(change, old);

    assertThat(notice.holds(check, recovery.publicKeys(), old.publicKeys())).isTrue();
    assertThat(lost.holds(check, recovery.publicKeys(), old.publicKeys())).isTrue();
    assertThat(stolen.holds(check, recovery.publicKeys(), old.publicKeys())).isFalse();
    assertThat(notice.change()).isEqualTo(change);
  }
}
