package parley.voice.handset;

import java.util.List;
import parley.core.line.Precedence;
import parley.voice.Codec;

/**
 * An order to ring one handset.
 *
 * @param call names this call in orders and events until it is over; one handset rings once a name
 * @param displayName who calls, as the handset shows it
 * @param codecs what the handset may choose from, the favourite first; never empty
 */
public record Ring(
    String handset, String call, String displayName, Precedence precedence, List<Codec> codecs) {
  public Ring {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty()) {
      throw new IllegalArgumentException("a ring needs a codec");
    }
  }
}
