package parley.core.house;

import parley.core.line.Officer;

/**
 * An entry of the house journal with who made it and when.
 *
 * @param by who did it; the station itself for what no person did
 * @param atMillis Unix milliseconds by this station's clock, 0 or more
 */
public record Entered(Officer by, long atMillis, HouseEntry entry) {
  public Entered {
    if (atMillis < 0) {
      throw new IllegalArgumentException("a time is not before 1970");
    }
  }
}
