package parley.journal.note;

import parley.journal.Malformed;

/** A note, checkpoint, key or name that breaks the format, or whose signatures do not hold. */
public final class MalformedNote extends Malformed {
  private static final long serialVersionUID = 1L;

  public MalformedNote(String rule) {
    super(rule);
  }
}
