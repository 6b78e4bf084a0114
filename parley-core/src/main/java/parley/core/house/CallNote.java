package parley.core.house;

import java.util.Optional;
import parley.core.line.Officer;
import parley.core.log.Names;
import parley.journal.Bytes;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;

/**
 * What an officer wrote about a call for this station alone. It goes to the house log and never
 * into a line's journal.
 *
 * @param call the call it is about
 * @param result how the officer judges the call; empty for a plain note
 * @param by the officer's displayed name
 */
public record CallNote(Call call, Optional<Result> result, long atMillis, String by, String text) {
  static final String NOTE = "note";
  private static final String RESULT = "result";
  private static final int MOST_BYTES = 4_096;

  /**
   * A call, wherever it is entered.
   *
   * @param lineId 32 hexadecimal digits
   */
  public record Call(String lineId, String serial) {}

  /** What came of a call, in the words of whoever took part. */
  public enum Result {
    SETTLED("settled"),
    WILL_CALL_BACK("will-call-back"),
    PASSED_ON("passed-on"),
    REFUSED("refused"),
    NO_RESULT("no-result");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** Returns the result that a word names, if it names one. */
    public static Optional<Result> of(String word) {
      for (var result : values()) {
        if (result.word.equals(word)) {
          return Optional.of(result);
        }
      }
      return Optional.empty();
    }
  }

  /** Whether a text is neither blank nor longer than a note may be (4,096 UTF-8 bytes). */
  public static boolean fits(String text) {
    return !text.isBlank() && Bytes.utf8(text).size() <= MOST_BYTES;
  }

  /** Returns the entry of the house log that holds it. */
  public Content content(Officer officer) {
    var attributes =
        Attributes.with()
            .text(Names.NAME, by)
            .text(Names.LINE, call.lineId())
            .text(Names.SERIAL, call.serial());
    result.ifPresent(one -> attributes.text(RESULT, one.word()));
    return new Content(
        NOTE,
        atMillis,
        officer.author(),
        "ROUTINE",
        Optional.empty(),
        attributes.build(),
        Bytes.utf8(text));
  }

  /** Returns the note that an entry of the house log holds, if it holds one. */
  public static Optional<CallNote> of(Content content) {
    if (!content.kind().equals(NOTE)) {
      return Optional.empty();
    }
    var attributes = content.attributes();
    var line = attributes.text(Names.LINE).orElse("");
    var serial = attributes.text(Names.SERIAL).orElse("");
    return Optional.of(
        new CallNote(
            new Call(line, serial),
            attributes.text(RESULT).flatMap(Result::of),
            content.timeMillis(),
            attributes.text(Names.NAME).orElse(""),
            content.body().text()));
  }
}
