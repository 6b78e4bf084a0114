package parley.core.line;

import parley.core.call.Act;

/**
 * An officer's order within an answered call.
 *
 * @param position from where; for {@link Act.Listening} and {@link Act.Left}, which one listens
 */
public record InCallOrder(Officer by, String position, Act act) {
  public InCallOrder {
    if (position.length() > Codecs.POSITION_CHARACTERS) {
      throw new IllegalArgumentException("a position's name is too long");
    }
  }
}
