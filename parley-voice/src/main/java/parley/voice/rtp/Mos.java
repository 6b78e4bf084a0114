package parley.voice.rtp;

import parley.voice.Codec;

/**
 * Estimates how listeners would score a call: the E-model of ITU-T G.107 with default values, in
 * the short form of Cole and Rosenbluth (2001) for delay, and G.113's loss robustness by codec.
 */
public final class Mos {
  private static final double BEST = 93.2;

  /** Delay that a far end's jitter buffer and coding add, beyond the network, in milliseconds. */
  private static final double BUFFER_MILLIS = 60;

  private Mos() {}

  /**
   * Returns the estimated mean opinion score, 1 to 4.5.
   *
   * @param loss of packets, 0 to 1
   * @param roundTripMillis of the network; negative when unknown counts as 0
   */
  public static double estimate(Codec codec, double loss, double roundTripMillis) {
    var delay = Math.max(roundTripMillis, 0) / 2 + BUFFER_MILLIS;
    var late = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
    var percent = Math.clamp(loss, 0, 1) * 100;
    var lost = 95 * percent / (percent + robustness(codec));
    return score(BEST - late - lost);
  }

  /** G.113 gives 25.1 for G.711 with concealment; Opus, with its own redundancy, is set near it. */
  private static double robustness(Codec codec) {
    return switch (codec) {
      case PCMA, PCMU, OPUS -> 25.1;
      case G722 -> 13;
    };
  }

  private static double score(double rating) {
    if (rating <= 0) {
      return 1;
    }
    var within = Math.min(rating, 100);
    return Math.clamp(1 + 0.035 * within + within * (within - 60) * (100 - within) * 7e-6, 1, 4.5);
  }
}
