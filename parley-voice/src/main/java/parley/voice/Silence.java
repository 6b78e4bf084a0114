package parley.voice;

import java.util.Arrays;
import parley.journal.Bytes;

/** Frames in which nobody speaks. They keep a stream going while a talk gate is closed. */
public final class Silence {
  /** One frame of 20 ms of silence in CELT (RFC 6716 section 3.1: configuration 31, mono). */
  private static final Bytes OPUS = Bytes.fromHex("f8fffe");

  /** Zero in A-law and in µ-law (ITU-T G.711), and G.722's smallest steps. */
  private static final byte PCMA_ZERO = (byte) 0xd5;

  private static final byte PCMU_ZERO = (byte) 0xff;
  private static final byte G722_ZERO = (byte) 0xfa;

  private Silence() {}

  /** Returns a stretch of speech with its sound replaced by silence of the same length. */
  public static Speech instead(Speech speech) {
    var size = speech.payload().size();
    var payload =
        switch (speech.codec()) {
          case OPUS -> OPUS;
          case G722 -> filled(size, G722_ZERO);
          case PCMA -> filled(size, PCMA_ZERO);
          case PCMU -> filled(size, PCMU_ZERO);
        };
    return new Speech(
        speech.codec(), speech.sequence(), speech.timestamp(), speech.marker(), payload);
  }

  private static Bytes filled(int size, byte with) {
    var frame = new byte[size];
    Arrays.fill(frame, with);
    return Bytes.of(frame);
  }
}
