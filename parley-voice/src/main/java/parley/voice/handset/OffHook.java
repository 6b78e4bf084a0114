package parley.voice.handset;

import java.util.List;
import parley.core.line.Precedence;
import parley.voice.Codec;

/**
 * A handset was lifted; whatever it dialled does not matter.
 *
 * @param call names this call in orders and events until it is over
 * @param codecs what its end of the call can speak, its favourite first; never empty
 * @param precedence from its Resource-Priority (RFC 4412, dsn), ROUTINE if it gave none
 */
public record OffHook(String handset, String call, List<Codec> codecs, Precedence precedence) {
  public OffHook {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty()) {
      throw new IllegalArgumentException("a call needs a codec");
    }
  }
}
