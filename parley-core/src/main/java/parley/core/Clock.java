package parley.core;

/**
 * The two clocks of a station. They are kept apart because they answer different questions: the
 * wall clock is a claim that others may read and that may jump; the monotonic one measures how long
 * something took.
 */
public interface Clock {
  /**
   * Returns milliseconds since 1970-01-01T00:00Z, as this station believes; it may jump either way.
   */
  long wallMillis();

  /** Returns milliseconds since an arbitrary origin; it never goes back while the station runs. */
  long monoMillis();
}
