package parley.core.handover;

import java.util.Optional;

/**
 * Something that a watch leaves open, for the relief to tick.
 *
 * @param id stable while it is open
 * @param critical whether the watch cannot be assumed before it is ticked
 * @param atMillis since when
 * @param words English, one sentence
 */
public record OpenItem(
    String id,
    Kind kind,
    boolean critical,
    Optional<String> line,
    Optional<String> serial,
    long atMillis,
    String words) {
  /** What it is. */
  public enum Kind {
    /** A call that rings here now. */
    RINGING,
    /** A call that is talked or on hold, or rings there. */
    CALL,
    /** A message of theirs that nobody here acknowledged. */
    UNACKNOWLEDGED_IN,
    /** A message of ours that nobody there acknowledged. */
    UNACKNOWLEDGED_OUT,
    /** A message that the leaver acknowledged in this watch: the acknowledgement lapses. */
    ACKNOWLEDGED,
    /** A draft that is not sent, refused or waits for approval. */
    DRAFT,
    /** A message that was passed on to somebody of ours who has not confirmed it. */
    ONWARD,
    /** An alarm that lasts. */
    ALARM
  }
}
