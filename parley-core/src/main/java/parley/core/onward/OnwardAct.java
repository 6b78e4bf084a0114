package parley.core.onward;

import java.util.Optional;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Fact;

/** What somebody did about passing a message on. */
public sealed interface OnwardAct {
  /** The recipient it is about. */
  String to();

  /** It was passed on. */
  record Pass(String to) implements OnwardAct {}

  /**
   * The recipient confirmed it.
   *
   * @param from who there said so; may be empty
   */
  record Receive(String to, String from) implements OnwardAct {}

  /** It was passed on by mistake. */
  record Withdraw(String to) implements OnwardAct {}

  /** Returns the fact that the house journal takes. */
  default Fact fact(About message) {
    var to = Details.of(Words.TO, to());
    return switch (this) {
      case Pass _ -> new Fact(Words.PASSED, Optional.of(message), to);
      case Receive(_, var from) ->
          new Fact(
              Words.RECEIVED, Optional.of(message), from.isEmpty() ? to : to.and(Words.FROM, from));
      case Withdraw _ -> new Fact(Words.WITHDRAWN, Optional.of(message), to);
    };
  }

  /** Returns what an entry says somebody did, if it says so. */
  static Optional<OnwardAct> of(Entered entered) {
    if (!(entered.entry() instanceof Fact(var act, var about, var details)) || about.isEmpty()) {
      return Optional.empty();
    }
    var to = details.get(Words.TO).orElse("");
    return switch (act) {
      case Words.PASSED -> Optional.of(new Pass(to));
      case Words.RECEIVED -> Optional.of(new Receive(to, details.get(Words.FROM).orElse("")));
      case Words.WITHDRAWN -> Optional.of(new Withdraw(to));
      default -> Optional.empty();
    };
  }

  /** How they are written in the house journal. */
  final class Words {
    private static final String PASSED = "onward.passed";
    private static final String RECEIVED = "onward.received";
    private static final String WITHDRAWN = "onward.withdrawn";
    private static final String TO = "to";
    private static final String FROM = "from";

    private Words() {}
  }
}
