package parley.core.line;

import java.util.Optional;

/**
 * An officer's order to send a message.
 *
 * @param text the authentic text; at most 16 KiB in UTF-8
 * @param language BCP 47
 * @param corrects the serial of the message of ours that this one corrects
 * @param stop what it says if it is a STOP, which is always FLASH and corrects nothing
 */
public record SendOrder(
    Officer by,
    Precedence precedence,
    String text,
    String language,
    Optional<String> corrects,
    boolean exercise,
    Optional<Stop> stop) {
  public SendOrder {
    if (stop.isPresent() && (precedence != Precedence.FLASH || corrects.isPresent())) {
      throw new IllegalArgumentException("a STOP is FLASH and corrects nothing");
    }
  }

  /** An ordinary message. */
  public SendOrder(
      Officer by,
      Precedence precedence,
      String text,
      String language,
      Optional<String> corrects,
      boolean exercise) {
    this(by, precedence, text, language, corrects, exercise, Optional.empty());
  }

  /** A STOP; its text is made of its four parts. */
  public static SendOrder stop(Officer by, Stop stop, String language) {
    return new SendOrder(
        by, Precedence.FLASH, stop.text(), language, Optional.empty(), false, Optional.of(stop));
  }
}
