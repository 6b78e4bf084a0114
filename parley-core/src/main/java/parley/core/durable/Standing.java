package parley.core.durable;

import parley.journal.TreeHead;

/**
 * What the high-water mark says of the two logs of a line at start.
 *
 * @param ownEpoch newest epoch of our log, 1 for a line never used
 * @param peerEpoch newest epoch of the peer's log that we know, 1 for a line never used
 * @param ownMark how far our log has been taken in that epoch
 * @param peerMark how far we have accepted the peer's log in that epoch; longer than the entries
 *     that were found when the database is an old one
 */
public record Standing(int ownEpoch, int peerEpoch, TreeHead ownMark, TreeHead peerMark) {
  /** A line on which nothing has ever been written. */
  public static final Standing FRESH = new Standing(1, 1, TreeHead.EMPTY, TreeHead.EMPTY);
}
