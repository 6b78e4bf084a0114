package parley.journal;

/**
 * What a log amounts to at one size.
 *
 * @param size number of leaves, 0 or more
 * @param root RFC 6962 root over them
 */
public record TreeHead(long size, Digest root) {
  public static final TreeHead EMPTY = new TreeHead(0, Digest.EMPTY_ROOT);

  public TreeHead {
    if (size < 0) {
      throw new Malformed("a log's size cannot be negative");
    }
    if (size == 0 && !root.equals(Digest.EMPTY_ROOT)) {
      throw new Malformed("an empty log has the root of nothing");
    }
  }
}
