package parley.station.record;

import java.util.Locale;
import java.util.Optional;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegState;

/**
 * How their voice came over one route in a while.
 *
 * @param loss mean share of what they sent that did not come, from 0 to 1
 * @param jitterMillis the most that arrivals varied (RFC 3550)
 * @param mos the lowest estimate of the mean opinion score, from 1 to 4.5
 */
record Speech(double loss, double jitterMillis, double mos) {
  private static final int PARTS = 3;

  /** What a leg hears now; empty when nothing has come to judge it by. */
  static Optional<Speech> of(LegHealth leg) {
    return leg.state() == LegState.UP && leg.mos() > 0
        ? Optional.of(new Speech(leg.loss(), leg.jitterMillis(), leg.mos()))
        : Optional.empty();
  }

  /** Both in one, when this one stands for {@code looks} of them already. */
  Speech and(Speech next, int looks) {
    return new Speech(
        (loss * looks + next.loss) / (looks + 1),
        Math.max(jitterMillis, next.jitterMillis),
        Math.min(mos, next.mos));
  }

  String row() {
    return String.format(Locale.ROOT, "%.4f,%.1f,%.2f", loss, jitterMillis, mos);
  }

  /** Reads the columns of a row from one on; empty when nothing was measured, or it is torn. */
  static Optional<Speech> of(String[] part, int from) {
    if (part.length != from + PARTS || part[from].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Speech(
            Double.parseDouble(part[from]),
            Double.parseDouble(part[from + 1]),
            Double.parseDouble(part[from + 2])));
  }
}
