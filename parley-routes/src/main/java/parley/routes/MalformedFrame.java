package parley.routes;

import parley.journal.Malformed;

/** Bytes from a counterpart that are no frame, part or confirmation. The message names the rule. */
public final class MalformedFrame extends Malformed {
  private static final long serialVersionUID = 1L;

  MalformedFrame(String rule) {
    super(rule);
  }
}
