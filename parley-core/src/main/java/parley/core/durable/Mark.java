package parley.core.durable;

import parley.journal.TreeHead;

/**
 * The high-water mark of one log: what may never be taken a second time.
 *
 * @param head the largest (size, root) ever made durable
 * @param timeFloor Unix seconds below which nothing on this log may be signed again; 0 when none
 * @param doubtful whether more may have been taken than the mark says, because the file was missing
 *     or damaged at some start; only a new epoch ends that
 */
public record Mark(TreeHead head, long timeFloor, boolean doubtful) {
  /** Nothing has been taken. */
  public static final Mark NONE = new Mark(TreeHead.EMPTY, 0, false);

  /** Returns the mark that also covers {@code other}. */
  Mark raisedTo(TreeHead other) {
    return other.size() > head.size() ? new Mark(other, timeFloor, doubtful) : this;
  }

  Mark withFloor(long seconds) {
    return seconds > timeFloor ? new Mark(head, seconds, doubtful) : this;
  }

  Mark inDoubt() {
    return new Mark(head, timeFloor, true);
  }
}
