package parley.core.onward;

import java.util.regex.Pattern;
import parley.core.house.About;

/**
 * One recipient to whom a message was passed on.
 *
 * @param about the message
 * @param to the recipient, as this station calls them
 * @param by the displayed name of who passed it on
 */
public record OnwardStep(About about, String to, String by, long atMillis, State state) {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{1,64}");

  /** Where a step stands. */
  public sealed interface State {
    /** The recipient has not confirmed it. */
    record Open() implements State {}

    /**
     * The recipient has.
     *
     * @param from who there said so; empty when nobody was named
     * @param notedBy the displayed name of who noted it here
     */
    record Received(String from, String notedBy, long atMillis) implements State {}

    /** It was passed on by mistake. */
    record Withdrawn(String by, long atMillis) implements State {}
  }

  /** Whether a text can name a recipient: 1 to 64 visible characters, not only spaces. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.isBlank();
  }

  /** Whether its recipient still has to confirm it. */
  public boolean open() {
    return state instanceof State.Open;
  }
}
