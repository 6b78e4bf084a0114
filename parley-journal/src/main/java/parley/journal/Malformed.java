package parley.journal;

/**
 * Bytes from outside that are not what they claim to be.
 *
 * <p>This is the typed refusal of every parser in the journal: any input is either accepted or ends
 * here, in bounded time. The message says which rule was broken and never repeats content.
 */
public class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public Malformed(String rule) {
    super(rule);
  }
}
