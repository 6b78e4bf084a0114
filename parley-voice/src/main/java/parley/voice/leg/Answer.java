package parley.voice.leg;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.journal.Bytes;
import parley.voice.Codec;

/**
 * Writes our answer to a browser's offer (RFC 9429 section 5.3): ICE-lite, DTLS passive, all audio
 * bundled on one port, with every codec of ours that the browser named.
 *
 * <p>There is no {@code a=ptime}: Chromium takes it for a parameter of each codec, finds none of
 * that kind among its own, and then refuses to change the codec that it sends.
 *
 * @param ssrcs of our streams, one for each section of audio that is used, at most two
 */
record Answer(
    Offer offer,
    String user,
    String password,
    Bytes fingerprint,
    InetSocketAddress at,
    List<Long> ssrcs) {
  /** The highest of all: a host candidate of the one component (RFC 8445 section 5.1.2.1). */
  private static final long PRIORITY = 126L << 24 | 65_535L << 8 | 255;

  Answer {
    ssrcs = List.copyOf(ssrcs);
  }

  /** Returns the sections of an offer that we use: the speaker's, then a listener's second one. */
  static List<Offer.Section> used(Offer offer) {
    var used = new ArrayList<Offer.Section>();
    offer.sections().stream()
        .filter(section -> section.audio() && section.sends())
        .findFirst()
        .ifPresent(used::add);
    offer.sections().stream()
        .filter(section -> section.audio() && section.receives() && !used.contains(section))
        .findFirst()
        .ifPresent(used::add);
    return used;
  }

  String sdp(long session) {
    var used = used(offer);
    var lines = new ArrayList<String>();
    lines.add("v=0");
    lines.add("o=- " + session + " 1 IN " + family());
    lines.add("s=-");
    lines.add("t=0 0");
    lines.add("a=ice-lite");
    lines.add(
        used.stream()
            .map(Offer.Section::mid)
            .collect(Collectors.joining(" ", "a=group:BUNDLE ", "")));
    lines.add("a=msid-semantic: WMS *");
    for (var section : offer.sections()) {
      var place = used.indexOf(section);
      if (place >= 0) {
        add(lines, section, place);
      } else {
        lines.add("m=" + section.head().replaceFirst("^(\\S+) \\S+", "$1 0"));
        lines.add("c=IN " + family());
        lines.add("a=mid:" + section.mid());
        lines.add("a=inactive");
      }
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  private void add(List<String> lines, Offer.Section section, int place) {
    var types = new ArrayList<String>();
    var maps = new ArrayList<String>();
    for (var codec : Codec.values()) {
      section
          .payloadType(codec)
          .ifPresent(
              type -> {
                types.add(type.toString());
                maps.add("a=rtpmap:" + type + " " + codec.rtpmap());
                if (codec == Codec.OPUS) maps.add("a=fmtp:" + type + " minptime=10;useinbandfec=1");
              });
    }
    lines.add("m=audio " + at.getPort() + " UDP/TLS/RTP/SAVPF " + String.join(" ", types));
    lines.add("c=IN " + family());
    lines.add("a=mid:" + section.mid());
    lines.add("a=" + direction(section));
    lines.add("a=rtcp-mux");
    lines.add("a=ice-ufrag:" + user);
    lines.add("a=ice-pwd:" + password);
    lines.add("a=fingerprint:sha-256 " + colons());
    lines.add("a=setup:passive");
    lines.addAll(maps);
    lines.add("a=msid:parley-" + place + " voice-" + place);
    lines.add("a=ssrc:" + ssrcs.get(place) + " cname:parley");
    lines.add("a=candidate:1 1 udp " + PRIORITY + " " + host() + " " + at.getPort() + " typ host");
    lines.add("a=end-of-candidates");
  }

  private static String direction(Offer.Section section) {
    if (section.sends() && section.receives()) {
      return "sendrecv";
    }
    return section.sends() ? "recvonly" : "sendonly";
  }

  private String host() {
    var text = at.getAddress().getHostAddress();
    var zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private String family() {
    return (at.getAddress() instanceof Inet6Address ? "IP6 " : "IP4 ") + host();
  }

  private String colons() {
    return HexFormat.ofDelimiter(":").formatHex(fingerprint.toArray()).toUpperCase(Locale.ROOT);
  }
}
