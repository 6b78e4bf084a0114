package parley.voice.exchange;

import java.util.List;
import parley.voice.Codec;

/**
 * Who of our people takes part in a call, and how.
 *
 * @param speaker the position of ours that speaks
 * @param codec the one agreed for the call; speech in any other is dropped
 * @param open false while either side holds the call: then nothing passes in either direction
 * @param listeners positions of ours that hear both sides
 */
public record Talk(String speaker, Codec codec, boolean open, List<String> listeners) {
  public Talk {
    listeners = List.copyOf(listeners);
  }
}
