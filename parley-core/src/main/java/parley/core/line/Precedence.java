package parley.core.line;

import java.util.Optional;

/** How urgent a message or call is, from the least on; the four steps of ACP 121. */
public enum Precedence {
  ROUTINE,
  PRIORITY,
  IMMEDIATE,
  FLASH;

  /** Returns the precedence with this name; empty if there is none. */
  public static Optional<Precedence> of(String name) {
    for (var precedence : values()) {
      if (precedence.name().equals(name)) {
        return Optional.of(precedence);
      }
    }
    return Optional.empty();
  }
}
