package parley.core.draft;

import java.util.Optional;
import parley.core.draft.DraftAct.Approve;
import parley.core.draft.DraftAct.Refuse;
import parley.core.draft.DraftAct.Send;
import parley.core.draft.DraftAct.Withdraw;
import parley.core.draft.DraftState.Approved;
import parley.core.draft.DraftState.Kept;
import parley.core.draft.DraftState.Over;
import parley.core.draft.DraftState.Refused;
import parley.core.draft.DraftState.Sent;
import parley.core.draft.DraftState.Waiting;
import parley.core.draft.DraftState.Withdrawn;
import parley.core.line.Officer;
import parley.core.line.Precedence;

/** Who may do what about a draft, and what it becomes. */
public final class DraftRules {
  private static final String SUPERVISOR = "supervisor";

  private DraftRules() {}

  /** Why somebody may not do something about a draft. */
  public enum Refusal {
    /** It is no longer, or not yet, in a state for that. */
    NOT_NOW,
    /** Nobody approves what they wrote themselves. */
    OWN,
    /** Of author and approver one is a supervisor. */
    NO_SUPERVISOR,
    /** Only its author does that, or a supervisor. */
    NOT_THEIRS,
    /** A second person has to approve it first. */
    UNAPPROVED
  }

  /** Whether a message of this precedence has to be approved where the line's terms ask for it. */
  public static boolean approves(boolean asked, Precedence precedence) {
    return asked && precedence != Precedence.FLASH;
  }

  /**
   * Returns the state after an act by somebody; the same state if the act no longer matters. It is
   * total: what stands in the journal is believed.
   */
  public static DraftState after(DraftState state, DraftAct act, String by, long atMillis) {
    return switch (state) {
      case Over over -> over;
      case DraftState.Open open ->
          switch (act) {
            case Send(var serial) -> new Sent(serial, atMillis);
            case Withdraw _ -> new Withdrawn(by, atMillis);
            case Approve _ -> open instanceof Waiting ? new Approved(by, atMillis) : open;
            case Refuse(var reason) ->
                open instanceof Waiting ? new Refused(by, reason, atMillis) : open;
          };
    };
  }

  /** Why {@code who} may not do this now; empty when they may. */
  public static Optional<Refusal> refusal(
      MessageDraft draft, DraftState state, DraftAct act, Officer who) {
    return switch (act) {
      case Approve _, Refuse _ ->
          state instanceof Waiting ? second(draft, who) : Optional.of(Refusal.NOT_NOW);
      case Withdraw _ -> state instanceof Over ? Optional.of(Refusal.NOT_NOW) : owner(draft, who);
      case Send _ ->
          switch (state) {
            case Kept _ -> owner(draft, who);
            case Approved _ -> Optional.empty();
            case Waiting _, Refused _ -> Optional.of(Refusal.UNAPPROVED);
            case Over _ -> Optional.of(Refusal.NOT_NOW);
          };
    };
  }

  private static Optional<Refusal> second(MessageDraft draft, Officer who) {
    if (draft.by().id().equals(who.id())) {
      return Optional.of(Refusal.OWN);
    }
    boolean supervised = isSupervisor(draft.by()) || isSupervisor(who);
    return supervised ? Optional.empty() : Optional.of(Refusal.NO_SUPERVISOR);
  }

  private static Optional<Refusal> owner(MessageDraft draft, Officer who) {
    boolean may = draft.by().id().equals(who.id()) || isSupervisor(who);
    return may ? Optional.empty() : Optional.of(Refusal.NOT_THEIRS);
  }

  private static boolean isSupervisor(Officer officer) {
    return officer.role().equals(SUPERVISOR);
  }
}
