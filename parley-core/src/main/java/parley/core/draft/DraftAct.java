package parley.core.draft;

import java.util.Optional;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Fact;

/** What somebody did about a draft. */
public sealed interface DraftAct {
  /** A second person lets it be sent. */
  record Approve() implements DraftAct {}

  /** A second person does not. */
  record Refuse(String reason) implements DraftAct {}

  /** It is taken back, or written anew. */
  record Withdraw() implements DraftAct {}

  /** It became a message. */
  record Send(String serial) implements DraftAct {}

  /** Returns the fact that the house journal takes. */
  default Fact fact(About draft) {
    return switch (this) {
      case Approve _ -> new Fact(Words.APPROVED, Optional.of(draft), Details.NONE);
      case Refuse(var reason) ->
          new Fact(
              Words.REFUSED,
              Optional.of(draft),
              Details.of(Words.REASON, Details.shortened(reason)));
      case Withdraw _ -> new Fact(Words.WITHDRAWN, Optional.of(draft), Details.NONE);
      case Send(var serial) ->
          new Fact(Words.SENT, Optional.of(draft), Details.of(Words.SERIAL, serial));
    };
  }

  /** Returns what an entry says somebody did about a draft, if it says so. */
  static Optional<DraftAct> of(Entered entered) {
    if (!(entered.entry() instanceof Fact(var act, var about, var details)) || about.isEmpty()) {
      return Optional.empty();
    }
    return switch (act) {
      case Words.APPROVED -> Optional.of(new Approve());
      case Words.REFUSED -> Optional.of(new Refuse(details.get(Words.REASON).orElse("")));
      case Words.WITHDRAWN -> Optional.of(new Withdraw());
      case Words.SENT -> Optional.of(new Send(details.get(Words.SERIAL).orElse("")));
      default -> Optional.empty();
    };
  }

  /** How they are written in the house journal. */
  final class Words {
    private static final String APPROVED = "draft.approved";
    private static final String REFUSED = "draft.refused";
    private static final String WITHDRAWN = "draft.withdrawn";
    private static final String SENT = "draft.sent";
    private static final String REASON = "reason";
    private static final String SERIAL = "serial";

    private Words() {}
  }
}
