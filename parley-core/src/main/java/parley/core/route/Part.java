package parley.core.route;

import parley.journal.Bytes;

/**
 * A piece of a frame as it goes onto a route.
 *
 * @param stream which frame under way it belongs to; each stream carries one frame after the other
 * @param last whether the frame ends here
 * @param content 1 to {@link #MOST_CONTENT} bytes of the encoded frame
 */
public record Part(int stream, boolean last, Bytes content) {
  /** Kind, stream and length stand before the content. */
  public static final int HEADER = 4;

  /** A part with its header; short enough that an urgent frame need not wait long for its end. */
  public static final int MOST = 8192;

  public static final int MOST_CONTENT = MOST - HEADER;

  /** Streams a connection has: one for ordinary and one for urgent frames. */
  public static final int STREAMS = 2;

  public static final int ORDINARY = 0;
  public static final int URGENT = 1;

  public Part {
    if (stream < 0 || stream >= STREAMS) {
      throw new IllegalArgumentException("there is no stream " + stream);
    }
    if (content.isEmpty() || content.size() > MOST_CONTENT) {
      throw new IllegalArgumentException("a part cannot hold " + content.size() + " bytes");
    }
  }

  /** Returns how many bytes this part takes on the route, before encryption. */
  public int size() {
    return HEADER + content.size();
  }
}
