package parley.routes;

import parley.core.frame.Frame;
import parley.core.route.Cause;

/**
 * What a line hears of its routes.
 *
 * <p>The events of one connection come one after the other: {@code connected} first, {@code closed}
 * last and exactly once. Those of different connections may come at the same time, so a line posts
 * them to its own queue. A call may wait while that queue is full: the connection then reads no
 * further, and its far end is held back.
 */
public interface LineEar {
  /** A connection stands, its key checked. */
  void connected(String route, long connection, boolean dialledByUs);

  /** A dial came to nothing; there is no connection. */
  void dialFailed(String route, Cause cause);

  /** A connection came to its end. */
  void closed(long connection, Cause cause);

  /** Bytes came in, of any kind; said at most every 50 ms of each connection. */
  void bytesArrived(long connection);

  /** A frame came in, which means bytes too. */
  void received(long connection, Frame frame);
}
