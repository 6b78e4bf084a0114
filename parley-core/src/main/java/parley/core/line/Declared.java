package parley.core.line;

import java.util.Optional;

/**
 * The declared status of a line: each side's own word, its newest. A side that has said nothing
 * holds the line open.
 */
public record Declared(Optional<Declaration> ours, Optional<Declaration> theirs) {
  public static final Declared OPEN = new Declared(Optional.empty(), Optional.empty());

  /**
   * What the two words come to: closed only if both say so, open only if both do. One side alone
   * can suspend a line, and not close it.
   */
  public LineStatus status() {
    var us = of(ours);
    var them = of(theirs);
    if (us == them) {
      return us;
    }
    return LineStatus.SUSPENDED;
  }

  private static LineStatus of(Optional<Declaration> word) {
    return word.map(Declaration::status).orElse(LineStatus.OPEN);
  }
}
