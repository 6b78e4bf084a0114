package parley.core.call;

/** What an officer may do within an answered call, besides ending it. */
public sealed interface Act {
  /** Neither side hears the other until it is resumed. */
  record Held() implements Act {}

  /** The hold of this side is over. */
  record Resumed() implements Act {}

  /**
   * Another position of this side speaks from now on.
   *
   * @param to the position
   * @param name the display name of who holds it
   */
  record Passed(String to, String name) implements Act {}

  /** The acting position hears both sides; the entry shows it to both. */
  record Listening() implements Act {}

  /** The acting position no longer listens. */
  record Left() implements Act {}

  /**
   * A grid reference, time or number is stated or repeated, as in three-part communication (NERC
   * COM-002).
   *
   * @param what which of them, such as {@code grid}
   */
  record ReadBack(String what, String text) implements Act {}

  /** Returns the word that stands for it in an entry, such as {@code read-back}. */
  default String word() {
    return switch (this) {
      case Held _ -> "held";
      case Resumed _ -> "resumed";
      case Passed _ -> "passed";
      case Listening _ -> "listening";
      case Left _ -> "left";
      case ReadBack _ -> "read-back";
    };
  }
}
