package parley.voice.leg;

import java.net.InetSocketAddress;
import parley.voice.srtp.PacketBuffer;

/** One who takes datagrams from a shared socket, on the socket's thread. It must not block. */
@FunctionalInterface
public interface Datagrams {
  /**
   * Takes a datagram.
   *
   * @param packet valid only until this method returns; it may be changed in place
   * @param from its source address, which proves nothing
   * @param socket where it arrived
   */
  void received(PacketBuffer packet, InetSocketAddress from, VoiceSocket socket);
}
