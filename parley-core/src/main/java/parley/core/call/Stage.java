package parley.core.call;

import java.util.Locale;
import java.util.Optional;

/**
 * Who is rung for a call or message; each stage rings everybody that the one before rings, and
 * more.
 */
public enum Stage {
  /** The armed positions that hold the line. */
  HOLDERS,
  /** Every armed position and handset. */
  EVERYONE,
  /** The supervisor too. */
  SUPERVISOR,
  /** The duty phone too. */
  DUTY_PHONE;

  /** Returns the word that stands for it in an entry, such as {@code duty-phone}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the stage that a word names; empty if it is none of ours. */
  public static Optional<Stage> of(String word) {
    for (var stage : values()) {
      if (stage.word().equals(word)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
