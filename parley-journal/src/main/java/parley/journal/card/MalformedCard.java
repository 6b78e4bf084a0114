package parley.journal.card;

import parley.journal.Malformed;

/** A card, fingerprint or notice of new keys that breaks the format. */
public final class MalformedCard extends Malformed {
  private static final long serialVersionUID = 1L;

  public MalformedCard(String rule) {
    super(rule);
  }
}
