package parley.voice.leg;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.Side;

/**
 * What both cards say about a line's voice.
 *
 * @param name of the line, as this station calls it
 * @param line its 16 bytes
 * @param ours our side; side a starts handshakes
 * @param theirs SHA-256 of the counterpart's voice certificate, 32 bytes
 * @param probeKey of {@link #probeKey}
 */
public record LineSettings(
    String name, Bytes line, Side ours, Bytes theirs, Bytes probeKey, List<Route> routes) {
  /**
   * One network path.
   *
   * @param name of the route
   * @param socket ours, on the host and port of the route
   * @param peer the counterpart's address on this route, from its card
   */
  public record Route(String name, VoiceSocket socket, InetSocketAddress peer) {}

  public LineSettings {
    routes = List.copyOf(routes);
    if (line.size() != 16 || theirs.size() != 32 || probeKey.isEmpty()) {
      throw new IllegalArgumentException("a line has 16 bytes, a fingerprint 32, and probes a key");
    }
  }

  /**
   * Returns the key of a line's probes. It follows from the two cards, which both stations have.
   *
   * @param cardA fingerprint of side a's card
   */
  public static Bytes probeKey(Bytes cardA, Bytes cardB) {
    return sha256(Bytes.concat(Bytes.utf8("parley-voice/v1 probe\n"), cardA, cardB));
  }

  /**
   * Returns the SSRC of one side's speech in a call, 0 to 2^32 - 1: the first four bytes of SHA-256
   * over "parley-voice/v1", the line, the caller's side, the serial and the sending side.
   */
  public long ssrc(Side caller, String serial, Side sender) {
    var text = serial.getBytes(StandardCharsets.UTF_8);
    var content = ByteBuffer.allocate(18 + text.length);
    content.put(line.toArray()).put(number(caller)).put(text).put(number(sender));
    var hash = sha256(Bytes.concat(Bytes.utf8("parley-voice/v1\n"), Bytes.of(content.array())));
    return ByteBuffer.wrap(hash.toArray()).getInt() & 0xffff_ffffL;
  }

  @Override
  public String toString() {
    return "voice of line " + name;
  }

  private static byte number(Side side) {
    return (byte) (side == Side.A ? 0 : 1);
  }

  private static Bytes sha256(Bytes content) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content.toArray()));
    } catch (NoSuchAlgorithmException mistake) {
      throw new IllegalStateException("this JVM has no SHA-256", mistake);
    }
  }
}
