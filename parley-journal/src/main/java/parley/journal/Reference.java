package parley.journal;

import java.util.Comparator;

/**
 * One place in one log of a line.
 *
 * @param side whose log it is
 * @param epoch the log's epoch, 1 or more
 * @param index the leaf's index in that epoch, 0 or more
 */
public record Reference(Side side, int epoch, long index) implements Comparable<Reference> {
  private static final Comparator<Reference> ORDER =
      Comparator.comparing(Reference::side)
          .thenComparingInt(Reference::epoch)
          .thenComparingLong(Reference::index);

  public Reference {
    if (epoch < 1 || index < 0) {
      throw new Malformed("a reference needs an epoch from 1 and an index from 0");
    }
  }

  @Override
  public int compareTo(Reference other) {
    return ORDER.compare(this, other);
  }

  /** Returns the written form, for instance {@code a/e1/17}. */
  @Override
  public String toString() {
    return side.letter() + "/e" + epoch + "/" + index;
  }
}
