package parley.core.line;

import java.util.Locale;
import java.util.Optional;

/** What a party says of its line; the later ones say more. */
public enum LineStatus {
  OPEN,
  /** For a while and for a reason. Messages and rings still go. */
  SUSPENDED,
  /** For good, as far as this party is concerned. Messages and rings still go. */
  CLOSED;

  /** Returns the word that stands for it in an entry, such as {@code suspended}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the status that a word names; empty if it is none. */
  public static Optional<LineStatus> of(String word) {
    for (var status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
