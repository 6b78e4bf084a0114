package parley.journal.entry;

import parley.journal.Malformed;

/** A leaf, field or disclosure that breaks the entry format. */
public final class MalformedEntry extends Malformed {
  private static final long serialVersionUID = 1L;

  public MalformedEntry(String rule) {
    super(rule);
  }
}
