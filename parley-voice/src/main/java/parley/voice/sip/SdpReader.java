package parley.voice.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.journal.Bytes;
import parley.voice.Codec;

/**
 * Reads session descriptions of handsets (RFC 8866). It is total: what it cannot use gives empty.
 * The first audio line with a port counts; addresses are literals, never names to look up.
 */
final class SdpReader {
  private static final int MOST_BYTES = 4096;
  private static final int MOST_LINES = 128;
  private static final int MOST_FORMATS = 32;
  private static final int MOST_KEYS = 8;
  private static final int MOST_MEDIA = 4;
  private static final int DYNAMIC = 96;
  private static final int MOST_TYPE = 127;

  /** Four numbers, or anything that only IPv6 can be; {@code 10.9} is neither. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]{0,40}:[0-9a-fA-F:.]{0,40}");

  private final List<String> media = new ArrayList<>();
  private final Map<Integer, String> maps = new HashMap<>();
  private final List<SdesKey> keys = new ArrayList<>();
  private int place = -1;
  private @Nullable String sessionHost;
  private @Nullable String host;
  private Direction direction = Direction.SENDRECV;
  private boolean mux;

  private SdpReader() {}

  static Optional<Sdp> read(Bytes body) {
    if (body.size() == 0 || body.size() > MOST_BYTES) {
      return Optional.empty();
    }
    var lines = new String(body.toArray(), StandardCharsets.UTF_8).split("\r?\n", -1);
    var clean = Arrays.stream(lines).noneMatch(SdpReader::hasControls);
    if (!clean || lines.length > MOST_LINES || !lines[0].equals("v=0")) {
      return Optional.empty();
    }
    return new SdpReader().take(lines);
  }

  private static boolean hasControls(String line) {
    return line.chars().anyMatch(c -> c < ' ' && c != '\t');
  }

  private Optional<Sdp> take(String[] lines) {
    for (var line : lines) {
      if (line.startsWith("m=")) {
        media.add(line.substring(2));
        if (place < 0 && isAudio(line.substring(2))) {
          place = media.size() - 1;
        }
      } else if (media.isEmpty() || place == media.size() - 1) {
        attribute(line);
      }
    }
    return place < 0 || media.size() > MOST_MEDIA ? Optional.empty() : described();
  }

  private static boolean isAudio(String line) {
    var words = line.split(" ", -1);
    return words.length >= 4
        && words[0].equals("audio")
        && (words[2].equals("RTP/AVP") || words[2].equals("RTP/SAVP"))
        && port(words[1]).isPresent();
  }

  private static OptionalInt port(String word) {
    if (!word.matches("[0-9]{1,5}")) {
      return OptionalInt.empty();
    }
    var port = Integer.parseInt(word);
    return port > 0 && port < 65_536 ? OptionalInt.of(port) : OptionalInt.empty();
  }

  private void attribute(String line) {
    if (line.startsWith("c=")) {
      connection(line.substring(2));
    } else if (line.startsWith("a=rtpmap:")) {
      rtpmap(line.substring("a=rtpmap:".length()));
    } else if (line.startsWith("a=crypto:")) {
      if (keys.size() < MOST_KEYS)
        SdesKey.read(line.substring("a=crypto:".length())).ifPresent(keys::add);
    } else if (line.equals("a=rtcp-mux")) {
      mux = true;
    } else {
      for (var way : Direction.values()) {
        if (line.equals("a=" + way.word())) direction = way;
      }
    }
  }

  private void connection(String text) {
    var words = text.strip().split(" ", -1);
    if (words.length == 3 && words[0].equals("IN")) {
      if (media.isEmpty()) sessionHost = words[2];
      else host = words[2];
    }
  }

  private void rtpmap(String text) {
    var words = text.strip().split(" ", -1);
    if (words.length == 2 && words[0].matches("[0-9]{1,3}") && maps.size() < MOST_FORMATS) {
      maps.put(Integer.parseInt(words[0]), words[1].toLowerCase(Locale.ROOT));
    }
  }

  private Optional<Sdp> described() {
    var words = media.get(place).split(" ", -1);
    var where = address(host == null ? sessionHost : host, port(words[1]).orElseThrow());
    if (where.isEmpty() || words.length - 3 > MOST_FORMATS) {
      return Optional.empty();
    }
    var types = new LinkedHashSet<Integer>();
    for (var i = 3; i < words.length; i++) {
      if (words[i].matches("[0-9]{1,3}")) types.add(Integer.parseInt(words[i]));
    }
    var nowhere = where.get().getAddress().isAnyLocalAddress();
    var others = new ArrayList<>(media);
    others.remove(place);
    return Optional.of(
        new Sdp(
            where.get(),
            words[2].equals("RTP/SAVP"),
            formats(types),
            keys,
            events(types),
            nowhere ? Direction.INACTIVE : direction,
            mux,
            place,
            others));
  }

  private static Optional<InetSocketAddress> address(@Nullable String host, int port) {
    if (host == null || !LITERAL.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private List<Format> formats(Iterable<Integer> types) {
    var found = new ArrayList<Format>();
    for (var type : types) {
      codec(type).ifPresent(codec -> found.add(new Format(codec, type)));
    }
    return found;
  }

  private Optional<Codec> codec(int type) {
    if (type > MOST_TYPE) {
      return Optional.empty();
    }
    var map = maps.get(type);
    for (var codec : Codec.values()) {
      var said = map != null && isMapOf(codec, map);
      var known = map == null && type < DYNAMIC && codec.payloadType() == type;
      if (said || known) return Optional.of(codec);
    }
    return Optional.empty();
  }

  /** One channel may be written out, as in {@code pcma/8000/1} (RFC 8866 section 6.6). */
  private static boolean isMapOf(Codec codec, String map) {
    var ours = codec.rtpmap().toLowerCase(Locale.ROOT);
    return map.equals(ours) || map.equals(ours + "/1");
  }

  private OptionalInt events(Iterable<Integer> types) {
    for (var type : types) {
      if (type <= MOST_TYPE && "telephone-event/8000".equals(maps.get(type))) {
        return OptionalInt.of(type);
      }
    }
    return OptionalInt.empty();
  }
}
