package parley.voice.leg;

/** A clock that only goes forward; its zero means nothing. */
@FunctionalInterface
public interface MonoClock {
  /** Nanoseconds since some moment. */
  long nanos();

  /** Milliseconds since the same moment. */
  default long millis() {
    return nanos() / 1_000_000;
  }
}
