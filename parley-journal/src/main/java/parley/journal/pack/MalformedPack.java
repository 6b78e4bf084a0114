package parley.journal.pack;

import parley.journal.Malformed;

/** A file of an evidence pack that is not what it must be. */
public final class MalformedPack extends Malformed {
  private static final long serialVersionUID = 1L;

  public MalformedPack(String rule) {
    super(rule);
  }
}
