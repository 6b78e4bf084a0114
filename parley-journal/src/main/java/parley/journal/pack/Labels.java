package parley.journal.pack;

import java.util.Comparator;

/** The short marks behind a sentence, and texts of others made safe to stand in one. */
final class Labels {
  static final Comparator<State.Alerted> BY_POSITIONS =
      Comparator.comparingLong(State.Alerted::positions);

  private Labels() {}

  static String mark(State state) {
    return switch (state) {
      case State.Sent _ -> "SENT";
      case State.Delivered(var at) -> "DELIVERED " + Sentences.time(at);
      case State.Alerted(var positions, _, _) -> "ALERTED " + positions;
      case State.Replied(var kind, _) -> Kinds.label(kind);
      case State.Ended _ -> "ENDED";
      case State.Crossed _ -> "ANSWER CROSSED";
      case State.Mentioned _ -> "MENTIONED";
      case State.Ignored(_, var until, _) -> "IGNORED until " + Sentences.time(until);
      case State.SilenceOpen _ -> "SILENCE NOT PROVEN";
      case State.Listed _ -> "LISTED ONLY";
      case State.ListDelivered _ -> "LIST DELIVERED";
    };
  }

  /** Keeps a text of theirs on one line and in one direction, whatever it holds. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
