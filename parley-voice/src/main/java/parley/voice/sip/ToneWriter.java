package parley.voice.sip;

import parley.journal.Bytes;
import parley.voice.Codec;
import parley.voice.Speech;

/** Writes a tone as G.711, 20 ms at a time (ITU-T G.711). */
final class ToneWriter {
  static final int MILLIS = 20;
  private static final int RATE = 8_000;
  private static final int SAMPLES = RATE * MILLIS / 1000;

  /** About -15 dBm0: clear, and not painful at the ear. */
  private static final double AMPLITUDE = 5_000;

  /** Rises and falls within this, so that nothing clicks. */
  private static final int EDGE = RATE / 200;

  private final Tone tone;
  private final Codec codec;
  private int note;
  private int sample;
  private int sequence;
  private long timestamp;

  /**
   * @param codec PCMA or PCMU
   */
  ToneWriter(Tone tone, Codec codec) {
    this.tone = tone;
    this.codec = codec;
  }

  /** Returns the next 20 ms; a tone never ends. */
  Speech next() {
    var payload = new byte[SAMPLES];
    for (var i = 0; i < SAMPLES; i++) {
      payload[i] = codec == Codec.PCMA ? alaw(level()) : ulaw(level());
    }
    var speech = new Speech(codec, sequence, timestamp, timestamp == 0, Bytes.of(payload));
    sequence = (sequence + 1) & 0xffff;
    timestamp = (timestamp + SAMPLES) & 0xffff_ffffL;
    return speech;
  }

  private int level() {
    var now = tone.notes().get(note);
    var length = now.millis() * RATE / 1000;
    var edge = Math.min(1.0, Math.min(sample, length - sample) / (double) EDGE);
    var angle = 2 * Math.PI * now.hertz() * sample / RATE;
    var level = now.hertz() == 0 ? 0 : (int) (AMPLITUDE * edge * Math.sin(angle));
    sample++;
    if (sample == length) {
      sample = 0;
      note = (note + 1) % tone.notes().size();
    }
    return level;
  }

  /** One sample of 16 bits as A-law. */
  static byte alaw(int level) {
    var sign = level >= 0 ? 0x80 : 0;
    var size = Math.min(Math.abs(level) >> 4, 0x7ff);
    var exponent = Math.max(0, 27 - Integer.numberOfLeadingZeros(size));
    var mantissa = exponent == 0 ? size >> 1 : size >> exponent;
    return (byte) ((sign | exponent << 4 | (mantissa & 0x0f)) ^ 0x55);
  }

  /** One sample of 16 bits as µ-law. */
  static byte ulaw(int level) {
    var sign = level < 0 ? 0x80 : 0;
    var size = Math.min(Math.abs(level) >> 2, 0x1fde) + 33;
    var exponent = Math.max(0, 26 - Integer.numberOfLeadingZeros(size));
    var mantissa = (size >> (exponent + 1)) & 0x0f;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }
}
