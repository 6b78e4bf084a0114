package parley.core.line;

import parley.core.log.Kinds;
import parley.journal.entry.Content;

/** What goes before what, from the last on: the four precedences, and STOP above them all. */
enum Rank {
  ROUTINE,
  PRIORITY,
  IMMEDIATE,
  FLASH,
  STOP;

  /** How urgent an ordinary item of a precedence is. */
  static Rank of(Precedence precedence) {
    return switch (precedence) {
      case ROUTINE -> ROUTINE;
      case PRIORITY -> PRIORITY;
      case IMMEDIATE -> IMMEDIATE;
      case FLASH -> FLASH;
    };
  }

  /** How urgent a message, a ring or an entry about one is. */
  static Rank of(Content content) {
    return isStop(content)
        ? STOP
        : of(Precedence.of(content.precedence()).orElse(Precedence.ROUTINE));
  }

  /** How urgent a call for a purpose is. */
  static Rank of(Precedence precedence, Purpose purpose) {
    return purpose.stop().isPresent() ? STOP : of(precedence);
  }

  /** Whether a message or a ring is a STOP; what is no FLASH is none, whatever it says. */
  static boolean isStop(Content content) {
    var carries = content.kind().equals(Kinds.RING) || content.kind().equals(Kinds.MESSAGE);
    return carries
        && content.precedence().equals(Precedence.FLASH.name())
        && Stop.of(content.attributes()).isPresent();
  }
}
