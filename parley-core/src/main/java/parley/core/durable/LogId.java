package parley.core.durable;

import java.util.Comparator;
import java.util.regex.Pattern;
import parley.journal.Side;

/**
 * Names one Merkle log of a station.
 *
 * @param line the line id in 32 lower-case hexadecimal digits, or {@link #HOUSE}
 * @param side whose log it is; the house log is side A
 * @param epoch 1 or more
 */
public record LogId(String line, Side side, int epoch) implements Comparable<LogId> {
  /** Stands for a line in the name of the station's own log. */
  public static final String HOUSE = "house";

  private static final Pattern LINE = Pattern.compile("[0-9a-f]{32}|" + HOUSE);
  private static final Comparator<LogId> ORDER =
      Comparator.comparing(LogId::line).thenComparing(LogId::side).thenComparingInt(LogId::epoch);

  public LogId {
    if (!LINE.matcher(line).matches()) {
      throw new IllegalArgumentException("a line id has 32 lower-case hexadecimal digits");
    }
    if (epoch < 1) throw new IllegalArgumentException("the first epoch is 1");
  }

  /** Returns the name of the house log of an epoch. */
  public static LogId house(int epoch) {
    return new LogId(HOUSE, Side.A, epoch);
  }

  @Override
  public int compareTo(LogId other) {
    return ORDER.compare(this, other);
  }

  /** Returns for instance {@code 0f…/a/e1}. */
  @Override
  public String toString() {
    return line + "/" + side.letter() + "/e" + epoch;
  }
}
