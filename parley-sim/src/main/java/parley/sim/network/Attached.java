package parley.sim.network;

import parley.core.frame.Frame;
import parley.core.route.Cause;

/** A station as the network sees it. */
public interface Attached {
  /** What stands at one end. */
  enum Power {
    UP,
    /** The machine is there and says that nobody listens. */
    PROCESS_DOWN,
    /** Nothing answers at all. */
    MACHINE_DOWN
  }

  /** Returns what is there now. */
  Power power();

  /** Counts the starts of the station's process; a dial dies with the process that began it. */
  int incarnation();

  void connected(String route, long connection, boolean dialledByUs);

  void dialFailed(String route, Cause cause);

  void closed(long connection, Cause cause);

  /** Some bytes came in that do not complete a frame. */
  void bytes(long connection);

  void received(long connection, Frame frame);
}
