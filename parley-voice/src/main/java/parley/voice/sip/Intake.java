package parley.voice.sip;

import java.net.InetAddress;

/** Takes what the points read. */
interface Intake {
  /** Returns whether one more message from an address may be read. */
  boolean admits(InetAddress from);

  /** Takes one whole message; it may be anything. Never throws. */
  void take(byte[] message, PointChannel channel);

  /** Counts bytes that are no SIP. */
  void malformed();

  /** Returns whether a handset speaks from an address: its connection may stay when silent. */
  boolean isHome(InetAddress address);
}
