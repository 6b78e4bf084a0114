package parley.core.route;

import parley.core.frame.Frame;

/** The network as one line sees it. No call blocks; outcomes come back to the line as events. */
public interface Net {
  /** Starts to connect on a route; the line hears {@code connected} or {@code dialFailed}. */
  void dial(String route);

  /**
   * Sends a frame on one connection, in order with others of the same urgency; a frame for a closed
   * connection is dropped.
   *
   * @param urgent true if the frame may overtake others that wait to be sent
   */
  void send(long connection, Frame frame, boolean urgent);

  /** Closes a connection; the line hears {@code closed}. */
  void close(long connection);
}
