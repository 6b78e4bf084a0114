package parley.voice;

import java.net.InetSocketAddress;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.Side;

/**
 * What both cards say about a line's voice.
 *
 * @param name of the line, as this station calls it
 * @param line its 16 bytes
 * @param ours our side
 * @param theirs SHA-256 of the counterpart's voice certificate, 32 bytes
 * @param probeKey of {@link parley.voice.leg.LineSettings#probeKey}
 */
public record LineVoice(
    String name, Bytes line, Side ours, Bytes theirs, Bytes probeKey, List<Path> paths) {
  /**
   * One network path.
   *
   * @param route its name
   * @param listener the key in {@link VoiceSettings#routes} of our end
   * @param peer the counterpart's address, from its card
   */
  public record Path(String route, String listener, InetSocketAddress peer) {}

  public LineVoice {
    paths = List.copyOf(paths);
  }
}
