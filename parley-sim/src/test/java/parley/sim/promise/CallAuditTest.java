package parley.sim.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;
import parley.journal.entry.PeerHead;
import parley.sim.world.Broken;

/** Side a rings; what the auditor makes of hand-written logs. */
class CallAuditTest {
  private final List<CallAudit.Read> a = new ArrayList<>();
  private final List<CallAudit.Read> b = new ArrayList<>();

  /** Enters something whose author had stored {@code knows} entries of the other log. */
  private void enter(Side side, long knows, String kind, Attributes.Builder attributes) {
    var log = side == Side.A ? a : b;
    var root = Digest.sha256(Bytes.EMPTY);
    var leaf = new Leaf(log.size(), new PeerHead(1, new TreeHead(knows, root)), root, root);
    var about =
        kind.equals(Kinds.RING)
            ? Optional.<Reference>empty()
            : Optional.of(new Reference(Side.A, 1, 0));
    var content =
        new Content(kind, 1, "station/x", "ROUTINE", about, attributes.build(), Bytes.EMPTY);
    log.add(new CallAudit.Read(side, leaf, content));
  }

  private void ring() {
    enter(Side.A, 0, Kinds.RING, Attributes.with().text(Names.SERIAL, "alder-0001"));
  }

  private void alerted(long knows, String stage) {
    enter(Side.B, knows, Kinds.ALERTED, Attributes.with().text(Names.STAGE, stage));
  }

  private void ended(Side side, long knows, String outcome) {
    enter(side, knows, Kinds.ENDED, Attributes.with().text(Names.OUTCOME, outcome));
  }

  private CallAudit audit() {
    var entries = new ArrayList<>(a);
    entries.addAll(b);
    return new CallAudit(entries);
  }

  private void hasOutcome(String outcome) {
    assertThat(audit().outcomes()).containsEntry("Aalder-0001", outcome).hasSize(1);
  }

  @Test
  void V17_a_call_that_nobody_ended_is_found_out() {
    ring();

    assertThatThrownBy(() -> audit().outcomes()).isInstanceOf(Broken.class);
  }

  @Test
  void V17_a_call_that_was_answered_and_declined_is_found_out() {
    ring();
    enter(Side.B, 1, Kinds.DECLINED, Attributes.with());
    enter(Side.B, 1, Kinds.ANSWERED, Attributes.with());

    assertThatThrownBy(() -> audit().outcomes()).isInstanceOf(Broken.class);
  }

  @Test
  void V17_an_answer_and_an_end_that_crossed_leave_the_caller_s_word() {
    ring();
    enter(Side.B, 1, Kinds.ANSWERED, Attributes.with());
    ended(Side.A, 0, "unanswered");
    hasOutcome("unanswered");
  }

  @Test
  void V17_a_talk_ends_as_whoever_ended_it_first_says() {
    ring();
    enter(Side.B, 1, Kinds.ANSWERED, Attributes.with());
    ended(Side.B, 1, "pre-empted");
    ended(Side.A, 2, "hung-up");
    hasOutcome("pre-empted");
  }

  @Test
  void V18_a_stage_that_rings_twice_is_found_out() {
    ring();
    alerted(1, "holders");
    alerted(1, "everyone");
    audit().stages();
    alerted(1, "everyone");

    assertThatThrownBy(() -> audit().stages()).isInstanceOf(Broken.class);
  }

  @Test
  void V18_a_stage_after_the_answer_is_found_out() {
    ring();
    enter(Side.B, 1, Kinds.ANSWERED, Attributes.with());
    alerted(1, "everyone");

    assertThatThrownBy(() -> audit().stages()).isInstanceOf(Broken.class);
  }

  @Test
  void V18_a_stage_after_an_end_counts_against_whoever_knew_of_it() {
    ring();
    alerted(1, "holders");
    ended(Side.A, 0, "withdrawn");
    alerted(1, "everyone");
    audit().stages();
    alerted(2, "supervisor");

    assertThatThrownBy(() -> audit().stages()).isInstanceOf(Broken.class);
  }
}
