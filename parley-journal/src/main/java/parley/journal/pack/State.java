package parley.journal.pack;

import java.util.List;
import java.util.stream.Collectors;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.pack.Faults.Excuse;

/** One thing a pack shows about a call or a message, with what shows it. */
sealed interface State {
  /** The author's own checkpoint covers it; {@code at} is the author's clock. */
  record Sent(long at) implements State {}

  /** The peer cosigned a checkpoint that covers it; {@code at} is the peer's clock. */
  record Delivered(long at) implements State {}

  /** The peer's log says that this many armed positions rang, at a time of its own clock. */
  record Alerted(long positions, long atMillis, Reference by) implements State {}

  /** The peer's log holds an answer, acknowledgement or refusal. */
  record Replied(String kind, Reference by) implements State {}

  /** One side ended the call. */
  record Ended(Side side, String outcome, Reference by) implements State {}

  /** An answer and the caller's end that did not know of each other: the caller's counts. */
  record Crossed() implements State {}

  /** Some other entry refers to it; kinds this verifier does not know are reported, not judged. */
  record Mentioned(String kind, Reference by) implements State {}

  /**
   * The peer's own log, signed again at {@code until}, holds no answer.
   *
   * @param excused leaves that show nothing and count as no answer for the reason given
   */
  record Ignored(long delivered, long until, List<Excuse> excused) implements State {
    public Ignored {
      excused = List.copyOf(excused);
    }
  }

  /** No answer is shown, and that there was none is not proven. */
  record SilenceOpen(String why) implements State {}

  /** A call without an entry of its own, listed afterwards: its author's word alone. */
  record Listed(Reference by) implements State {}

  /** The peer cosigned the list; about the call itself that says nothing. */
  record ListDelivered(long at) implements State {}

  /** Returns the short label that stands in a claim. */
  default String label() {
    return switch (this) {
      case Sent(var at) -> "SENT " + at;
      case Delivered(var at) -> "DELIVERED " + at;
      case Alerted(var positions, _, var by) -> "ALERTED " + positions + " " + by;
      case Replied(var kind, var by) -> Kinds.label(kind) + " " + by;
      case Ended(_, var outcome, var by) -> "ENDED " + outcome + " " + by;
      case Crossed() -> "ANSWER CROSSED";
      case Mentioned(var kind, var by) -> "MENTIONED " + kind + " " + by;
      case Ignored(var delivered, var until, var excused) ->
          "IGNORED from "
              + delivered
              + " until "
              + until
              + (excused.isEmpty() ? "" : " but " + excused(excused));
      case SilenceOpen(var why) -> "NOT PROVEN: " + why;
      case Listed(var by) -> "LISTED " + by;
      case ListDelivered(var at) -> "LIST DELIVERED " + at;
    };
  }

  private static String excused(List<Excuse> excused) {
    return excused.stream()
        .map(excuse -> excuse.leaf() + " by " + excuse.fault())
        .collect(Collectors.joining(", "));
  }
}
