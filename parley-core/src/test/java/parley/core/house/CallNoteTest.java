package parley.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.house.CallNote.Result;
import parley.core.line.Officer;
import parley.journal.Bytes;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;

final class CallNoteTest {
  private static final Officer OFFICER = new Officer("almark", "officer", "Maj ALMARK");
  private static final CallNote.Call CALL = new CallNote.Call("0a".repeat(16), "alder-0007");

  @Test
  void a_note_reads_back_from_the_house_log_as_it_was_written() {
    var note = new CallNote(CALL, Optional.empty(), 1_000, "Maj ALMARK", "Катер без хода.");

    assertThat(CallNote.of(note.content(OFFICER))).contains(note);
  }

  @Test
  void what_came_of_a_call_may_be_said_without_a_gist() {
    var filed = new CallNote(CALL, Optional.of(Result.WILL_CALL_BACK), 1_000, "Maj ALMARK", "");

    assertThat(CallNote.of(filed.content(OFFICER))).contains(filed);
  }

  @Test
  void other_entries_of_the_house_log_are_no_notes() {
    var other =
        new Content(
            "attempts",
            1,
            "officer/almark",
            "ROUTINE",
            Optional.empty(),
            Attributes.with().build(),
            Bytes.EMPTY);

    assertThat(CallNote.of(other)).isEmpty();
  }

  @Test
  void a_note_is_neither_blank_nor_longer_than_four_kibibytes() {
    assertThat(CallNote.fits(" \n")).isFalse();
    assertThat(CallNote.fits("я".repeat(2_048))).isTrue();
    assertThat(CallNote.fits("я".repeat(2_049))).isFalse();
  }
}
