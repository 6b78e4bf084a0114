package parley.station.voice;

import java.util.List;
import java.util.Optional;
import parley.core.call.Conversation;
import parley.core.line.CallView;
import parley.voice.Codec;

/** What a call can be spoken in. */
final class CallCodecs {
  private CallCodecs() {}

  /** Returns what somebody who joins our side may choose from: one coding once it is agreed. */
  static List<Codec> shared(CallView call) {
    return call
        .conversation()
        .map(Conversation::codec)
        .map(List::of)
        .orElse(call.caller().codecs())
        .stream()
        .map(Codec::of)
        .flatMap(Optional::stream)
        .toList();
  }
}
