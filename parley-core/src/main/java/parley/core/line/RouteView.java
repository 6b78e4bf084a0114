package parley.core.line;

import java.util.Optional;
import java.util.OptionalLong;
import parley.core.route.Cause;

/**
 * One route as the screens show it.
 *
 * @param sinceMillis Unix milliseconds of the last change of {@code state}
 * @param rttMillis the last measured round trip
 * @param lastCause why the last connection or dial failed
 */
public record RouteView(
    String name, State state, long sinceMillis, OptionalLong rttMillis, Optional<Cause> lastCause) {
  /** What a route is, as measured. */
  public enum State {
    LIVE,
    SUSPECT,
    DOWN
  }
}
