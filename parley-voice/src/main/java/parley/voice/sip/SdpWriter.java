package parley.voice.sip;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.journal.Bytes;
import parley.voice.Codec;

/** Writes session descriptions for handsets, offers and answers (RFC 3264). */
final class SdpWriter {
  /**
   * What we say of ourselves in one call.
   *
   * @param here where we take speech
   * @param session the same for a whole call, at least 0
   * @param version one more each time something changed
   */
  record Ours(InetSocketAddress here, long session, int version, Direction direction) {}

  /** What an offer names: its codecs, the best first, and our key if there is one. */
  record Media(boolean secure, List<Format> formats, Optional<SdesKey> key, OptionalInt events) {
    Media {
      formats = List.copyOf(formats);
    }
  }

  private static final int OFFERED_EVENTS = 101;

  private SdpWriter() {}

  /** Returns what we offer: exactly these codecs, and telephone events to please old phones. */
  static Media offered(List<Codec> codecs, boolean secure, Optional<SdesKey> key) {
    var formats = codecs.stream().map(codec -> new Format(codec, codec.payloadType())).toList();
    return new Media(secure, formats, key, OptionalInt.of(OFFERED_EVENTS));
  }

  static Bytes offer(Ours ours, Media media) {
    var lines = head(ours);
    audio(lines, ours, media, true);
    return written(lines);
  }

  /** Returns the answer to an offer; its other media are refused, each in its place. */
  static Bytes answer(Ours ours, Media media, Sdp offer) {
    var lines = head(ours);
    var other = offer.others().iterator();
    for (var place = 0; place <= offer.others().size(); place++) {
      if (place == offer.place()) {
        audio(lines, ours, media, offer.mux());
      } else {
        lines.add("m=" + other.next().replaceFirst(" [0-9/]+ ", " 0 "));
      }
    }
    return written(lines);
  }

  private static List<String> head(Ours ours) {
    var ip = ours.here().getAddress();
    var kind = ip instanceof Inet6Address ? "IN IP6 " : "IN IP4 ";
    var host = kind + ip.getHostAddress();
    var lines = new ArrayList<String>();
    lines.add("v=0");
    lines.add("o=parley " + ours.session() + " " + ours.version() + " " + host);
    lines.add("s=-");
    lines.add("c=" + host);
    lines.add("t=0 0");
    return lines;
  }

  private static void audio(List<String> lines, Ours ours, Media media, boolean mux) {
    var head = new StringBuilder("m=audio ").append(ours.here().getPort());
    head.append(media.secure() ? " RTP/SAVP" : " RTP/AVP");
    media.formats().forEach(format -> head.append(' ').append(format.payloadType()));
    media.events().ifPresent(type -> head.append(' ').append(type));
    lines.add(head.toString());
    for (var format : media.formats()) {
      lines.add("a=rtpmap:" + format.payloadType() + " " + format.codec().rtpmap());
      if (format.codec() == Codec.OPUS) {
        lines.add("a=fmtp:" + format.payloadType() + " minptime=20;useinbandfec=1");
      }
    }
    media
        .events()
        .ifPresent(
            type -> {
              lines.add("a=rtpmap:" + type + " telephone-event/8000");
              lines.add("a=fmtp:" + type + " 0-15");
            });
    media.key().ifPresent(key -> lines.add("a=crypto:" + key.written()));
    if (mux) lines.add("a=rtcp-mux");
    lines.add("a=ptime:20");
    lines.add("a=" + ours.direction().word());
  }

  private static Bytes written(List<String> lines) {
    return Bytes.utf8(String.join("\r\n", lines) + "\r\n");
  }
}
