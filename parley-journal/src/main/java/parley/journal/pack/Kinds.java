package parley.journal.pack;

import java.util.Locale;
import java.util.Set;

/** Kinds of entries that decide what a pack proves (docs/protocol/journal.md §2). */
final class Kinds {
  static final String RING = "ring";
  static final String MESSAGE = "message";
  static final String ALERTED = "alerted";
  static final String ENDED = "ended";
  static final String FAULT = "fault";
  static final String ATTEMPTS = "attempts";

  /** Whoever enters one of these about a call or message has taken notice of it. */
  static final Set<String> ANSWERS =
      Set.of("answered", "acknowledged", "declined", "refused", "in-force", "passed-on");

  private Kinds() {}

  static String label(String kind) {
    return kind.toUpperCase(Locale.ROOT);
  }
}
