package parley.voice.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.voice.Codec;

/**
 * What a handset said of its speech (RFC 8866), as far as a call needs it.
 *
 * @param address where it takes speech
 * @param secure it named the profile RTP/SAVP, so that clear speech is not on offer
 * @param formats codecs we know, in the order it gave
 * @param keys the keys we can use, in the order it gave
 * @param events the payload type of telephone events (RFC 4733), if it has one
 * @param mux it takes RTCP on the same port (RFC 5761)
 * @param place which of its media lines this is, from 0
 * @param others its other media lines, without their {@code m=}; they are refused
 */
record Sdp(
    InetSocketAddress address,
    boolean secure,
    List<Format> formats,
    List<SdesKey> keys,
    OptionalInt events,
    Direction direction,
    boolean mux,
    int place,
    List<String> others) {
  Sdp {
    formats = List.copyOf(formats);
    keys = List.copyOf(keys);
    others = List.copyOf(others);
  }

  Optional<Format> format(Codec codec) {
    return formats.stream().filter(format -> format.codec() == codec).findFirst();
  }

  List<Codec> codecs() {
    return formats.stream().map(Format::codec).distinct().toList();
  }
}
