package parley.journal.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;

class DisclosureTest {
  private static final SealedEntry ENTRY =
      Entries.sealed(Entries.message("alder-0017", "We see smoke at the bridge."), 5);

  @Test
  void I10_the_commitment_recomputes_from_what_is_disclosed() {
    for (var field : Field.ALL) {
      var shown = Disclosure.ofFields(ENTRY, field).fields().getFirst();
      assertThat(shown.opens(ENTRY.leaf().commit())).isTrue();
      var bits = ENTRY.leaf().commit().toArray();
      bits[field.tag()] ^= 1;
      assertThat(shown.opens(Digest.of(bits))).isFalse();
    }
    var whole = Disclosure.whole(ENTRY);
    var values = whole.fields().stream().map(FieldDisclosure::value).toList();
    assertThat(new Commitment(ENTRY.secret(), values).root()).isEqualTo(ENTRY.leaf().commit());
    assertThat(Sealing.open(ENTRY)).isInstanceOf(Opened.Readable.class);
  }

  @Test
  void one_field_opens_and_the_rest_stays_sealed() {
    var shown = Disclosure.ofFields(ENTRY, Field.KIND);

    assertThat(shown.fault()).isEmpty();
    assertThat(shown.value(Field.KIND)).contains(Bytes.utf8("message"));
    assertThat(shown.value(Field.AUTHOR)).isEmpty();
    assertThat(shown.content()).isEmpty();
  }

  @Test
  void a_whole_entry_opens_to_its_content() {
    var shown = Disclosure.whole(ENTRY);

    assertThat(shown.fault()).isEmpty();
    assertThat(shown.content())
        .contains(Entries.message("alder-0017", "We see smoke at the bridge."));
  }

  @Test
  void an_absent_field_is_shown_as_empty_and_a_lie_about_it_is_noticed() {
    var absent = Disclosure.ofFields(ENTRY, Field.REFERENCE).fields().getFirst();
    var claimed = Content.encode(Entries.first());
    var lie = new FieldDisclosure(Field.REFERENCE, absent.salt(), claimed, absent.path());

    assertThat(absent.value()).isEqualTo(Bytes.EMPTY);
    assertThat(lie.opens(ENTRY.leaf().commit())).isFalse();
  }

  @Test
  void swapped_salt_tag_or_value_is_refused() {
    var kind = Disclosure.ofFields(ENTRY, Field.KIND).fields().getFirst();
    var author = Disclosure.ofFields(ENTRY, Field.AUTHOR).fields().getFirst();
    var commit = ENTRY.leaf().commit();

    assertThat(
            new FieldDisclosure(Field.KIND, author.salt(), kind.value(), kind.path()).opens(commit))
        .isFalse();
    assertThat(
            new FieldDisclosure(Field.AUTHOR, kind.salt(), kind.value(), kind.path()).opens(commit))
        .isFalse();
    assertThat(
            new FieldDisclosure(Field.KIND, kind.salt(), author.value(), kind.path()).opens(commit))
        .isFalse();
    assertThat(
            new FieldDisclosure(Field.KIND, kind.salt(), kind.value(), author.path()).opens(commit))
        .isFalse();
  }

  @Test
  void a_disclosure_under_another_leaf_is_refused() {
    var other = Entries.sealed(Entries.message("alder-0018", "other"), 6);
    var shown = Disclosure.whole(ENTRY);
    var moved = new Disclosure(other.leaf(), shown.fields(), shown.secret(), shown.body());

    assertThat(moved.fault()).isPresent();
  }

  @Test
  void another_body_or_another_secret_is_noticed() {
    var shown = Disclosure.whole(ENTRY);
    var otherBody = Optional.of(Bytes.utf8("We see nothing."));
    var otherSecret = Optional.of(Entries.secret(99));

    assertThat(new Disclosure(ENTRY.leaf(), shown.fields(), shown.secret(), otherBody).fault())
        .isPresent();
    assertThat(new Disclosure(ENTRY.leaf(), shown.fields(), otherSecret, shown.body()).fault())
        .isPresent();
  }

  @Test
  void a_whole_disclosure_with_a_field_left_out_is_refused() {
    var shown = Disclosure.whole(ENTRY);
    var holed = new ArrayList<>(shown.fields());
    holed.remove(3);

    assertThat(new Disclosure(ENTRY.leaf(), holed, shown.secret(), shown.body()).fault())
        .isPresent();
  }

  @Test
  void fields_out_of_order_or_twice_are_refused() {
    var kind = Disclosure.ofFields(ENTRY, Field.KIND).fields().getFirst();

    assertThatThrownBy(
            () ->
                new Disclosure(
                    ENTRY.leaf(), List.of(kind, kind), Optional.empty(), Optional.empty()))
        .isInstanceOf(Malformed.class);
  }
}
