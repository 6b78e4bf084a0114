package parley.journal.pack;

import java.util.Locale;
import java.util.Set;

/** Kinds of entries that decide what a pack proves (docs/protocol/journal.md §2). */
final class Kinds {
  static final String EPOCH = "epoch";
  static final String RING = "ring";
  static final String MESSAGE = "message";
  static final String CORRECTION = "correction";
  static final String ALERTED = "alerted";
  static final String ENDED = "ended";
  static final String FAULT = "fault";
  static final String ATTEMPTS = "attempts";
  static final String UNENTERED = "unentered";

  /** The outcome an {@code ended} entry names when a call rang for its whole window. */
  static final String UNANSWERED = "unanswered";

  /** The outcome of a talking call that its station ended for a more urgent one. */
  static final String PRE_EMPTED = "pre-empted";

  /** Each of these carries written traffic under a serial of its own. */
  static final Set<String> MESSAGES = Set.of(MESSAGE, CORRECTION);

  /** Each of these lists calls that have no entry of their own. */
  static final Set<String> LISTS = Set.of(ATTEMPTS, UNENTERED);

  /** Whoever enters one of these about a call or message has taken notice of it. */
  static final Set<String> ANSWERS =
      Set.of("answered", "acknowledged", "declined", "refused", "in-force", "passed-on");

  private Kinds() {}

  static String label(String kind) {
    return kind.toUpperCase(Locale.ROOT);
  }
}
