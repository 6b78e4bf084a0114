package parley.voice.sip;

import java.util.ArrayList;
import java.util.List;
import parley.voice.Codec;

/** Which tones were in what was heard, by Goertzel's algorithm over stretches of 40 ms. */
public final class Spectrum {
  private static final int RATE = 8_000;
  private static final int STRETCH = 320;

  private final Codec codec;
  private final List<Double> samples = new ArrayList<>();

  public Spectrum(Codec codec) {
    this.codec = codec;
  }

  public void add(byte[] payload, int at, int length) {
    for (var i = at; i < at + length; i++) {
      samples.add(codec == Codec.PCMA ? alaw(payload[i]) : ulaw(payload[i]));
    }
  }

  /** Adds samples of 16 bits at 8 kHz. */
  public void add(short[] levels) {
    for (var level : levels) samples.add((double) level);
  }

  /** The greatest power of a frequency in any stretch, relative to that stretch's own power. */
  public double share(int hertz) {
    var best = 0.0;
    for (var from = 0; from + STRETCH <= samples.size(); from += STRETCH / 2) {
      var total = 0.0;
      for (var i = 0; i < STRETCH; i++) total += samples.get(from + i) * samples.get(from + i);
      if (total / STRETCH > 10_000)
        best = Math.max(best, 2 * power(from, hertz) / (total * STRETCH));
    }
    return best;
  }

  /** The frequency, in steps of 5 Hz, that stands out most anywhere; 0 for silence. */
  public int loudest() {
    var best = 0.0;
    var at = 0;
    for (var from = 0; from + STRETCH <= samples.size(); from += STRETCH) {
      for (var hertz = 200; hertz < 2_000; hertz += 5) {
        var power = power(from, hertz);
        if (power > best) {
          best = power;
          at = hertz;
        }
      }
    }
    return at;
  }

  private double power(int from, int hertz) {
    var factor = 2 * Math.cos(2 * Math.PI * hertz / RATE);
    var before = 0.0;
    var last = 0.0;
    for (var i = 0; i < STRETCH; i++) {
      var next = samples.get(from + i) + factor * last - before;
      before = last;
      last = next;
    }
    return last * last + before * before - factor * last * before;
  }

  private static double alaw(byte coded) {
    var bits = coded ^ 0x55;
    var exponent = (bits >> 4) & 7;
    var level = ((bits & 15) << 4) + (exponent == 0 ? 8 : 0x108);
    var scaled = exponent > 1 ? level << (exponent - 1) : level;
    return (bits & 0x80) != 0 ? scaled : -scaled;
  }

  private static double ulaw(byte coded) {
    var bits = ~coded;
    var level = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
    return (bits & 0x80) != 0 ? -level : level;
  }
}
