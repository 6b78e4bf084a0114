package parley.journal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;

class SealingTest {
  private static final Content FLASH =
      Entries.message("alder-0017", "Convoy halted. Колонна стоит.");

  @Test
  void what_is_sealed_opens_again() {
    var sealed = Entries.sealed(FLASH, 7);

    assertThat(Sealing.open(sealed)).isEqualTo(new Opened.Readable(FLASH));
    assertThat(sealed.leaf().seq()).isEqualTo(7);
  }

  @Test
  void every_content_has_one_of_eight_sizes() {
    assertThat(Entries.sealed(Entries.alerted(Entries.first()), 0).blob().size())
        .isEqualTo(17 + 256 + 16);
    var largest = Entries.message("alder-0018", "x".repeat(Content.MAX_BODY));
    assertThat(Entries.sealed(largest, 0).blob().size()).isEqualTo(17 + 32 * 1024 + 16);
  }

  @Test
  void another_secret_another_leaf() {
    var one = Sealing.seal(FLASH, 7, PeerHead.NONE, Entries.secret(1));
    var other = Sealing.seal(FLASH, 7, PeerHead.NONE, Entries.secret(2));

    assertThat(one.leaf().commit()).isNotEqualTo(other.leaf().commit());
    assertThat(one.blob()).isNotEqualTo(other.blob());
  }

  @Test
  void one_changed_bit_anywhere_makes_it_faulty_and_never_throws() {
    var sealed = Entries.sealed(FLASH, 7);
    for (var at = 0; at < sealed.blob().size(); at += 5) {
      var bits = sealed.blob().toArray();
      bits[at] ^= 4;
      var blob = Bytes.of(bits);
      var leaf = sealed.leaf();
      var renamed = new Leaf(7, leaf.peer(), leaf.commit(), Digest.sha256(blob));

      assertThat(Sealing.open(new SealedEntry(renamed, sealed.secret(), blob)))
          .isInstanceOf(Opened.Faulty.class);
      assertThat(Sealing.open(new SealedEntry(leaf, sealed.secret(), blob)))
          .isInstanceOf(Opened.Faulty.class);
    }
  }

  @Test
  void a_blob_that_is_too_large_or_has_no_bucket_is_faulty() {
    var sealed = Entries.sealed(FLASH, 7);
    for (var size : new int[] {0, 16, 32, 33, 288, 290, Sealing.MAX_BLOB}) {
      var blob = Bytes.concat(sealed.blob(), Bytes.zeros(1 << 20)).slice(0, size);
      var leaf = new Leaf(7, PeerHead.NONE, sealed.leaf().commit(), Digest.sha256(blob));

      assertThat(Sealing.open(new SealedEntry(leaf, sealed.secret(), blob)))
          .isInstanceOf(Opened.Faulty.class);
    }
    var tooLarge = Bytes.zeros(Sealing.MAX_BLOB + 1);
    assertThatThrownBy(() -> new SealedEntry(sealed.leaf(), sealed.secret(), tooLarge))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void a_blob_moved_to_another_place_does_not_open() {
    var sealed = Entries.sealed(FLASH, 7);
    var leaf = sealed.leaf();
    var moved = new Leaf(8, leaf.peer(), leaf.commit(), leaf.blobHash());

    assertThat(Sealing.open(new SealedEntry(moved, sealed.secret(), sealed.blob())))
        .isInstanceOf(Opened.Faulty.class);
  }

  @Test
  void a_leaf_that_commits_to_other_content_is_faulty() {
    var sealed = Entries.sealed(FLASH, 7);
    var other = Entries.sealed(Entries.message("alder-0018", "other"), 7);
    var lying = new Leaf(7, PeerHead.NONE, other.leaf().commit(), sealed.leaf().blobHash());

    assertThat(Sealing.open(new SealedEntry(lying, sealed.secret(), sealed.blob())))
        .isInstanceOf(Opened.Faulty.class);
  }

  @ParameterizedTest
  @CsvSource({"'',1", "Ring,1", "ring,-1", "'ring ',1", "1ring,1"})
  void a_kind_is_lower_case_and_a_time_not_before_1970(String kind, long time) {
    assertThatThrownBy(
            () ->
                new Content(kind, time, "w/o", "", Optional.empty(), Attributes.EMPTY, Bytes.EMPTY))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void a_body_of_more_than_16_kib_is_refused() {
    var tooLong = "x".repeat(Content.MAX_BODY + 1);

    assertThatThrownBy(() -> Entries.message("alder-0019", tooLong)).isInstanceOf(Malformed.class);
  }

  @Test
  void attributes_of_more_than_4_kib_are_refused() {
    var tooMuch = Attributes.with().text("note", "x".repeat(Attributes.MAX_SIZE));

    assertThatThrownBy(tooMuch::build).isInstanceOf(Malformed.class);
  }

  @Test
  void an_unknown_kind_is_kept_as_it_is() {
    var later =
        new Content(
            "readout", Entries.NOON, "w/o", "", Optional.empty(), Attributes.EMPTY, Bytes.EMPTY);

    assertThat(Sealing.open(Entries.sealed(later, 0))).isEqualTo(new Opened.Readable(later));
  }

  @Test
  void I17_neither_content_nor_secret_shows_in_a_program_log() {
    var sealed = Entries.sealed(FLASH, 7);

    assertThat(FLASH + " " + sealed + " " + FLASH.attributes())
        .doesNotContain("Convoy", "Lindqvist", "alder-0017", sealed.secret().hex());
  }
}
