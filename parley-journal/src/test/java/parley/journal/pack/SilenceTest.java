package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Attributes;

/** Ways to have a verifier say "was not answered" about a call that was, or may have been. */
class SilenceTest {
  private static final PackScope CALL = new PackScope.OneCall("alder-0001");
  private static final String NOT_PROVEN = "that there was none is not proven: ";

  private final TwoStations line = new TwoStations();
  private final Side alder = line.alder();
  private final Side birch = line.birch();

  private Reference answeredCall() {
    var ring = line.ring(alder, "alder-0001");
    line.exchange();
    var answer = line.about(birch, "answered", ring, Attributes.EMPTY);
    line.exchange().later(100).exchange();
    return answer;
  }

  @Test
  void a_hidden_answer_leaves_the_silence_unproven() {
    var answer = answeredCall();

    var verdict = Forgery.of(line, CALL).hiding(answer).verdict();

    assertThat(verdict)
        .contains(NOT_PROVEN + "entry " + answer + " does not show what it is about")
        .doesNotContain("IGNORED", "not answered");
  }

  @Test
  void an_answer_that_hides_its_kind_leaves_the_silence_unproven() {
    var answer = answeredCall();

    assertThat(Forgery.of(line, CALL).showingReferenceOnly(answer).verdict())
        .contains(NOT_PROVEN + "entry " + answer + " does not show its kind");
  }

  @Test
  void a_log_cut_before_the_answer_was_signed_too_early() {
    var answer = answeredCall();

    assertThat(Forgery.of(line, CALL).cutting(answer).verdict())
        .contains(NOT_PROVEN + "the other side's log was last signed before the window had ended");
  }

  @Test
  void a_claim_of_silence_written_by_hand_is_refused() {
    var answer = answeredCall();
    var files = Forgery.of(line, CALL).hiding(answer).files();
    var claim = files.file("claim.json").text();

    var lie = claim.replaceFirst("NOT PROVEN: [^\"]*", "IGNORED from 1 until 2");

    assertThat(lie).isNotEqualTo(claim);
    assertThat(files.with("claim.json", Bytes.utf8(lie)).verify())
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void an_answer_in_an_epoch_that_is_left_out_is_not_forgotten() {
    var ring = line.ring(alder, "alder-0001");
    line.exchange();
    line.openEpoch(birch);
    var answer = line.about(birch, "answered", ring, Attributes.EMPTY);
    line.exchange();
    line.openEpoch(birch);
    line.exchange().later(100).exchange();

    assertThat(Forgery.of(line, CALL).verdict()).contains("and was answered");
    assertThat(Forgery.of(line, CALL).leavingOut(answer).verdict())
        .contains(NOT_PROVEN + "epoch 1 of the other side is not shown to its end");
  }

  @Test
  void an_answer_at_the_hidden_end_of_a_closed_epoch_is_not_forgotten() {
    var answer = answeredCall();
    line.openEpoch(birch);
    line.exchange().later(100).exchange();

    assertThat(Forgery.of(line, CALL).cutting(answer).verdict())
        .contains(NOT_PROVEN + "epoch 1 of the other side is not shown to its end");
  }

  @Test
  void an_epoch_that_began_after_the_ring_does_not_stand_for_the_one_before() {
    var answer = answeredCall();
    line.openEpoch(birch);
    line.exchange().later(100).exchange();

    assertThat(Forgery.of(line, CALL).leavingOut(answer).verdict())
        .contains(NOT_PROVEN + "the other side's log before epoch 2 is not shown");
  }

  @Test
  void silence_over_two_epochs_shown_to_their_ends_is_proven() {
    line.ringInVain("alder-0001", 1);
    line.openEpoch(birch);
    line.exchange().later(10).exchange();

    assertThat(Forgery.of(line, CALL).verdict()).contains("was not answered", "IGNORED until");
  }

  @Test
  void a_window_beyond_all_time_never_ends() {
    line.ring(alder, "alder-0001", Long.MAX_VALUE);
    line.exchange().later(100).exchange();

    assertThat(Forgery.of(line, CALL).verdict()).contains("SILENCE NOT PROVEN");
  }

  @Test
  void a_leaf_that_never_opened_counts_only_with_a_fault_the_peer_cosigned() {
    line.ring(alder, "alder-0001");
    line.exchange();
    var bad = line.unopenable(birch);
    line.exchange();
    line.later(100).exchange();
    assertThat(Forgery.of(line, CALL).verdict()).contains(NOT_PROVEN + "entry " + bad);

    var fault = line.about(alder, "fault", bad, Attributes.with().number("count", 1).build());
    line.exchange().exchange();

    assertThat(Forgery.of(line, CALL).verdict())
        .contains("was not answered")
        .contains("not counting 1 entries of birch that never opened: that is alder's word in ")
        .contains(fault + " (cosigned at ")
        .contains("which birch can refute by opening them");
  }

  @Test
  void a_fault_the_peer_cosigned_only_after_the_silence_counts_for_nothing() {
    line.ring(alder, "alder-0001");
    line.exchange();
    var bad = line.unopenable(birch);
    line.exchange().later(100).exchange();
    line.about(alder, "fault", bad, Attributes.EMPTY);
    line.later(10).cosigned(alder);

    assertThat(Forgery.of(line, CALL).verdict()).contains(NOT_PROVEN + "entry " + bad);
  }

  @Test
  void a_fault_in_ones_own_log_about_ones_own_leaf_counts_for_nothing() {
    line.ring(alder, "alder-0001");
    line.exchange();
    var bad = line.unopenable(birch);
    line.exchange();
    line.about(birch, "fault", bad, Attributes.EMPTY);
    line.exchange().later(100).exchange();

    assertThat(Forgery.of(line, CALL).verdict()).contains(NOT_PROVEN + "entry " + bad);
  }

  @Test
  void a_fault_cannot_name_leaves_its_author_had_not_seen() {
    line.ring(alder, "alder-0001");
    line.exchange();
    var next = new Reference(birch, 1, line.tree(birch).size());
    line.about(alder, "fault", next, Attributes.with().number("count", Long.MAX_VALUE).build());
    line.exchange();
    var bad = line.unopenable(birch);
    line.exchange().later(100).exchange();

    assertThat(bad).isEqualTo(next);
    assertThat(Forgery.of(line, CALL).verdict()).contains(NOT_PROVEN + "entry " + bad);
  }

  @Test
  void an_unknown_kind_about_the_call_is_reported_and_not_judged() {
    var ring = line.ring(alder, "alder-0001");
    line.exchange();
    var later = line.about(birch, "readout", ring, Attributes.EMPTY);
    line.exchange().later(100).exchange();

    assertThat(Forgery.of(line, CALL).verdict())
        .contains("was not answered")
        .contains("Also about it: readout " + later);
  }

  @Test
  void two_calls_under_one_serial_are_told_apart_by_their_entries() {
    answeredCall();
    var second = line.ringInVain("alder-0001", 1);

    var both = Forgery.of(line, CALL).verdict();

    assertThat(both).contains("was answered").contains("entry " + second).contains("not answered");
  }
}
