package parley.core.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.core.draft.DraftAct.Approve;
import parley.core.draft.DraftAct.Refuse;
import parley.core.draft.DraftAct.Send;
import parley.core.draft.DraftAct.Withdraw;
import parley.core.draft.DraftRules.Refusal;
import parley.core.draft.DraftState.Approved;
import parley.core.draft.DraftState.Kept;
import parley.core.draft.DraftState.Refused;
import parley.core.draft.DraftState.Sent;
import parley.core.draft.DraftState.Waiting;
import parley.core.draft.DraftState.Withdrawn;
import parley.core.house.About;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.line.Officer;
import parley.core.line.Precedence;

final class DraftsTest {
  private static final Officer ALMARK = new Officer("almark", "officer", "Maj ALMARK");
  private static final Officer OTHER = new Officer("halden", "officer", "Col HALDEN");
  private static final Officer SERRIN = new Officer("serrin", "supervisor", "Lt SERRIN");
  private static final About DRAFT = new About("0a".repeat(16), "draft-1");

  private final Drafts drafts = new Drafts();

  private static MessageDraft draft(Officer by, boolean approval) {
    return new MessageDraft(
        DRAFT,
        by,
        1_000,
        Precedence.IMMEDIATE,
        "Two boats, 50°27′N. Две лодки.",
        "en",
        Optional.of("alder-0007"),
        true,
        approval);
  }

  private static Entered act(Officer by, long atMillis, DraftAct act) {
    return new Entered(by, atMillis, act.fact(DRAFT));
  }

  private DraftState after(Entered... entries) {
    var state = draft(ALMARK, true).first();
    for (var entry : entries) {
      drafts.take(entry);
    }
    return drafts.find("draft-1").map(Drafts.Standing::state).orElse(state);
  }

  @Test
  void a_draft_reads_back_from_the_house_journal_as_it_was_written() {
    for (var draft : List.of(draft(ALMARK, true), draft(SERRIN, false))) {
      var read = HouseCodec.read(HouseCodec.content(draft.entry()));

      assertThat(MessageDraft.of(read)).contains(draft);
    }
  }

  @Test
  void a_flash_never_becomes_a_draft() {
    assertThatThrownBy(
            () ->
                new MessageDraft(
                    DRAFT, ALMARK, 1, Precedence.FLASH, "x", "", Optional.empty(), false, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DraftRules.approves(true, Precedence.FLASH)).isFalse();
    assertThat(DraftRules.approves(true, Precedence.IMMEDIATE)).isTrue();
    assertThat(DraftRules.approves(false, Precedence.IMMEDIATE)).isFalse();
  }

  @Test
  void a_draft_that_nobody_need_approve_is_kept_and_one_that_somebody_must_waits() {
    assertThat(draft(ALMARK, false).first()).isEqualTo(new Kept());
    assertThat(draft(ALMARK, true).first()).isEqualTo(new Waiting());
  }

  @Test
  void approved_and_sent_it_is_over_and_an_open_item_no_more() {
    var approved = act(SERRIN, 2_000, new Approve());
    var sent = act(SERRIN, 3_000, new Send("alder-0019"));

    assertThat(after(draft(ALMARK, true).entry(), approved))
        .isEqualTo(new Approved("Lt SERRIN", 2_000));
    assertThat(drafts.open()).hasSize(1);
    assertThat(after(sent)).isEqualTo(new Sent("alder-0019", 3_000));
    assertThat(drafts.open()).isEmpty();
  }

  @Test
  void a_refused_draft_stays_open_with_its_reason_until_its_author_takes_it_back() {
    var refused = act(SERRIN, 2_000, new Refuse("name the grid"));

    assertThat(after(draft(ALMARK, true).entry(), refused))
        .isEqualTo(new Refused("Lt SERRIN", "name the grid", 2_000));
    assertThat(drafts.open()).hasSize(1);
    assertThat(after(act(ALMARK, 3_000, new Withdraw())))
        .isEqualTo(new Withdrawn("Maj ALMARK", 3_000));
    assertThat(drafts.open()).isEmpty();
  }

  @Test
  void what_became_of_a_draft_does_not_depend_on_the_order_in_which_its_entries_are_read() {
    var entries =
        new ArrayList<>(
            List.of(
                draft(ALMARK, true).entry(),
                act(SERRIN, 2_000, new Approve()),
                act(SERRIN, 3_000, new Send("alder-0019"))));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      var read = new Drafts();

      entries.forEach(read::take);

      assertThat(read.find("draft-1").orElseThrow().state())
          .isEqualTo(new Sent("alder-0019", 3_000));
    }
  }

  @Test
  void a_message_is_found_to_have_been_a_draft_and_when_it_was_approved() {
    drafts.take(draft(ALMARK, true).entry());
    drafts.take(act(SERRIN, 2_000, new Approve()));
    drafts.take(act(SERRIN, 3_000, new Send("alder-0019")));

    var draft = drafts.sentAs(DRAFT.lineId(), "alder-0019");

    assertThat(draft).contains(draft(ALMARK, true));
    assertThat(drafts.approvedMillis(draft.orElseThrow())).contains(2_000L);
    assertThat(drafts.sentAs("0b".repeat(16), "alder-0019")).isEmpty();
  }

  @Test
  void an_act_about_a_draft_that_was_not_read_yet_shows_nothing() {
    assertThat(drafts.take(act(SERRIN, 2_000, new Approve()))).isEmpty();
    assertThat(drafts.open()).isEmpty();
  }

  @Test
  void of_author_and_approver_one_is_a_supervisor_and_they_are_two() {
    assertThat(refusal(ALMARK, new Approve(), SERRIN)).isEmpty();
    assertThat(refusal(SERRIN, new Approve(), ALMARK)).isEmpty();
    assertThat(refusal(ALMARK, new Approve(), OTHER)).contains(Refusal.NO_SUPERVISOR);
    assertThat(refusal(ALMARK, new Approve(), ALMARK)).contains(Refusal.OWN);
    assertThat(refusal(SERRIN, new Refuse("no"), SERRIN)).contains(Refusal.OWN);
  }

  private static Optional<Refusal> refusal(Officer author, DraftAct act, Officer who) {
    return DraftRules.refusal(draft(author, true), new Waiting(), act, who);
  }

  @Test
  void only_its_author_or_a_supervisor_takes_a_draft_back_or_sends_a_kept_one() {
    var kept = draft(ALMARK, false);
    for (DraftAct act : List.of(new Withdraw(), new Send(""))) {
      assertThat(DraftRules.refusal(kept, new Kept(), act, ALMARK)).isEmpty();
      assertThat(DraftRules.refusal(kept, new Kept(), act, SERRIN)).isEmpty();
      assertThat(DraftRules.refusal(kept, new Kept(), act, OTHER)).contains(Refusal.NOT_THEIRS);
    }
  }

  @Test
  void what_waits_for_approval_or_was_refused_is_sent_by_nobody() {
    var draft = draft(ALMARK, true);

    assertThat(DraftRules.refusal(draft, new Waiting(), new Send(""), SERRIN))
        .contains(Refusal.UNAPPROVED);
    assertThat(DraftRules.refusal(draft, new Refused("Lt SERRIN", "no", 1), new Send(""), SERRIN))
        .contains(Refusal.UNAPPROVED);
    assertThat(DraftRules.refusal(draft, new Approved("Lt SERRIN", 1), new Send(""), OTHER))
        .isEmpty();
  }

  @Test
  void nothing_is_done_twice() {
    var draft = draft(ALMARK, true);
    var sent = new Sent("alder-0019", 1);

    for (DraftAct act : List.of(new Approve(), new Refuse("no"), new Withdraw(), new Send(""))) {
      assertThat(DraftRules.refusal(draft, sent, act, SERRIN)).contains(Refusal.NOT_NOW);
      assertThat(DraftRules.after(sent, act, "Lt SERRIN", 2)).isEqualTo(sent);
    }
  }
}
