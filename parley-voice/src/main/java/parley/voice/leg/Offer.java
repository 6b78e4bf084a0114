package parley.voice.leg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.voice.Codec;

/**
 * What a browser's SDP offer says that matters to us (RFC 8866, RFC 9429).
 *
 * @param fingerprint SHA-256 of the browser's certificate (RFC 8122)
 */
record Offer(Bytes fingerprint, List<Section> sections) {
  private static final int LONGEST = 64 * 1024;
  private static final int MOST_SECTIONS = 8;
  private static final int HIGHEST_TYPE = 127;

  Offer {
    sections = List.copyOf(sections);
  }

  /**
   * One media section.
   *
   * @param head the line that starts it, without {@code m=}
   * @param codecs those of ours that the browser can do here, by its payload types
   */
  record Section(
      String mid, String head, boolean sends, boolean receives, Map<Integer, Codec> codecs) {
    Section {
      codecs = Map.copyOf(codecs);
    }

    /** Whether we can use it for speech. */
    boolean audio() {
      return head.startsWith("audio ") && !head.startsWith("audio 0 ") && !codecs.isEmpty();
    }

    /** Returns the browser's payload type for a codec. */
    Optional<Integer> payloadType(Codec codec) {
      return codecs.entrySet().stream()
          .filter(entry -> entry.getValue() == codec)
          .map(Map.Entry::getKey)
          .sorted()
          .findFirst();
    }
  }

  /** Reads an offer; refuses with {@link Malformed}, in words for whoever wrote the console. */
  static Offer parse(String sdp) {
    if (sdp.length() > LONGEST) {
      throw new Malformed("the offer is longer than 64 KiB");
    }
    var parts = sdp.split("(\r?\n|^)m=", -1);
    if (parts.length < 2 || parts.length > MOST_SECTIONS + 1) {
      throw new Malformed("the offer has no media section, or too many");
    }
    var sections = new ArrayList<Section>();
    for (var i = 1; i < parts.length; i++) {
      sections.add(section(parts[i].split("\r?\n", -1)));
    }
    if (sections.stream().noneMatch(section -> section.audio() && section.sends())) {
      throw new Malformed("the offer has no audio that it would send in a codec of ours");
    }
    if (sections.stream().map(Section::mid).distinct().count() != sections.size()) {
      throw new Malformed("two sections of the offer have one mid");
    }
    return new Offer(fingerprint(sdp.split("\r?\n", -1)), sections);
  }

  private static Bytes fingerprint(String[] lines) {
    var found = Bytes.EMPTY;
    for (var line : lines) {
      if (line.startsWith("a=setup:passive")) {
        throw new Malformed("the browser must start the handshake");
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("a=fingerprint:sha-256 ")) {
        var hex = line.substring(22).strip().replace(":", "").toLowerCase(Locale.ROOT);
        var next = Bytes.fromHex(hex);
        if (next.size() != 32 || (!found.isEmpty() && !found.equals(next))) {
          throw new Malformed("the offer's fingerprints are not one SHA-256");
        }
        found = next;
      }
    }
    if (found.isEmpty()) {
      throw new Malformed("the offer has no SHA-256 fingerprint");
    }
    return found;
  }

  private static Section section(String[] lines) {
    var mid = "";
    var direction = "sendrecv";
    var codecs = new LinkedHashMap<Integer, Codec>();
    for (var line : lines) {
      if (line.startsWith("a=mid:")) {
        mid = line.substring(6).strip();
      } else if (line.matches("a=(sendrecv|sendonly|recvonly|inactive) *")) {
        direction = line.substring(2).strip();
      } else if (line.startsWith("a=rtpmap:")) {
        rtpmap(line.substring(9).strip(), codecs);
      }
    }
    if (!mid.matches("[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,32}") || lines[0].length() > 1000) {
      throw new Malformed("a section of the offer has no proper mid");
    }
    var sends = direction.equals("sendrecv") || direction.equals("sendonly");
    var receives = direction.equals("sendrecv") || direction.equals("recvonly");
    return new Section(mid, lines[0], sends, receives, codecs);
  }

  private static void rtpmap(String map, Map<Integer, Codec> codecs) {
    if (!map.matches("[0-9]{1,3} +[A-Za-z0-9/.+-]{1,40}")) {
      return;
    }
    var type = Integer.parseInt(map.substring(0, map.indexOf(' ')));
    var name = map.substring(map.indexOf(' ')).strip();
    for (var codec : Codec.values()) {
      var same =
          name.equalsIgnoreCase(codec.rtpmap()) || name.equalsIgnoreCase(codec.rtpmap() + "/1");
      if (same && type <= HIGHEST_TYPE && !codecs.containsValue(codec)) {
        codecs.put(type, codec);
      }
    }
  }
}
