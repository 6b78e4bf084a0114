package parley.journal.pack;

import parley.journal.Reference;
import parley.journal.Side;

/** One thing a pack shows about a call or a message, with what shows it. */
sealed interface State {
  /** The author's own checkpoint covers it; {@code at} is the author's clock. */
  record Sent(long at) implements State {}

  /** The peer cosigned a checkpoint that covers it; {@code at} is the peer's clock. */
  record Delivered(long at) implements State {}

  /** The peer's log says that this many armed positions rang. */
  record Alerted(long positions, Reference by) implements State {}

  /** The peer's log holds an answer, acknowledgement or refusal. */
  record Replied(String kind, Reference by) implements State {}

  /** One side ended the call. */
  record Ended(Side side, String outcome, Reference by) implements State {}

  /** An answer and the caller's end that did not know of each other: the caller's counts. */
  record Crossed() implements State {}

  /** Some other entry refers to it; kinds this verifier does not know are reported, not judged. */
  record Mentioned(String kind, Reference by) implements State {}

  /** The peer's own log, signed again at {@code until}, holds no answer. */
  record Ignored(long delivered, long until) implements State {}

  /** No answer is shown, and that there was none is not proven. */
  record SilenceOpen(String why) implements State {}

  /** Tried with no route at all: the author's word alone. */
  record Attempted(Reference by) implements State {}

  /** Returns the short label that stands in a claim. */
  default String label() {
    return switch (this) {
      case Sent(var at) -> "SENT " + at;
      case Delivered(var at) -> "DELIVERED " + at;
      case Alerted(var positions, var by) -> "ALERTED " + positions + " " + by;
      case Replied(var kind, var by) -> Kinds.label(kind) + " " + by;
      case Ended(_, var outcome, var by) -> "ENDED " + outcome + " " + by;
      case Crossed() -> "ANSWER CROSSED";
      case Mentioned(var kind, var by) -> "MENTIONED " + kind + " " + by;
      case Ignored(var delivered, var until) -> "IGNORED from " + delivered + " until " + until;
      case SilenceOpen(var why) -> "NOT PROVEN: " + why;
      case Attempted(var by) -> "ATTEMPTED " + by;
    };
  }
}
