package parley.journal.entry;

import parley.journal.TreeHead;

/**
 * The newest checkpoint of the other log that an entry's author had verified and stored.
 *
 * @param epoch the other log's epoch, 1 while nothing is known
 * @param head its size and root; the empty tree while nothing is known
 */
public record PeerHead(int epoch, TreeHead head) {
  public static final PeerHead NONE = new PeerHead(1, TreeHead.EMPTY);

  public PeerHead {
    if (epoch < 1) {
      throw new MalformedEntry("a peer epoch starts at 1");
    }
  }

  /** Says whether this head lies at or beyond {@code earlier}: cross-links may only grow. */
  public boolean notBefore(PeerHead earlier) {
    return epoch != earlier.epoch
        ? epoch > earlier.epoch
        : head.size() > earlier.head.size() || head.equals(earlier.head);
  }

  /** Says whether this head covers the leaf {@code index} of the other log's epoch. */
  public boolean covers(int otherEpoch, long index) {
    return epoch != otherEpoch ? epoch > otherEpoch : head.size() > index;
  }
}
