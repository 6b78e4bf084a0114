package parley.voice;

import java.util.Locale;
import java.util.Optional;

/** How speech is coded. The two ends of a call agree on one, so that nothing is ever recoded. */
public enum Codec {
  /** RFC 7587; the clock is always 48 kHz. */
  OPUS("opus/48000/2", 111, 48_000),
  /** RFC 3551 section 4.5.2: its clock is written as 8 kHz though it samples at 16 kHz. */
  G722("G722/8000", 9, 8_000),
  /** G.711 A-law, RFC 3551. */
  PCMA("PCMA/8000", 8, 8_000),
  /** G.711 µ-law, RFC 3551. */
  PCMU("PCMU/8000", 0, 8_000);

  private final String rtpmap;
  private final int payloadType;
  private final int clockRate;

  Codec(String rtpmap, int payloadType, int clockRate) {
    this.rtpmap = rtpmap;
    this.payloadType = payloadType;
    this.clockRate = clockRate;
  }

  /** The word in entries and views, such as {@code opus}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The encoding as SDP's {@code rtpmap} writes it. */
  public String rtpmap() {
    return rtpmap;
  }

  /** The RTP payload type: static where RFC 3551 has one, else the one used on line legs. */
  public int payloadType() {
    return payloadType;
  }

  /** RTP timestamp units in a second. */
  public int clockRate() {
    return clockRate;
  }

  /** Returns the codec that an entry's word names; empty for one that this code does not speak. */
  public static Optional<Codec> of(String word) {
    for (var codec : values()) {
      if (codec.word().equals(word)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
