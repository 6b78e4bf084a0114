package parley.core.ladder;

import java.time.Instant;

/**
 * One rung of an attempt's ladder. The order of a list of rungs is the order in which they were
 * reached.
 */
public sealed interface Rung {
  /** When the rung was reached, by the clock of whoever {@link #basis} names. */
  Instant at();

  /** What proves it. */
  Basis basis();

  /** Accepted and durable at the author's station, not yet in the log. */
  record Waiting(Instant at, Basis basis) implements Rung {}

  /** In the author's log. */
  record Entered(Instant at, Basis basis) implements Rung {}

  /** Entered and signed; on its way. */
  record Sent(Instant at, Basis basis) implements Rung {}

  /**
   * Stored and cosigned by the receiving station.
   *
   * @param size the size of the author's log that the proving cosignature covers
   */
  record AtTheirStation(Instant at, Basis basis, long size) implements Rung {}

  /** At the station, and no position was armed. */
  record NobodyArmed(Instant at, Basis basis) implements Rung {}

  /**
   * Armed positions ring.
   *
   * @param positions how many; at least 1
   */
  record Ringing(Instant at, Basis basis, int positions) implements Rung {}

  /** A person took notice, on record. */
  record Acknowledged(Instant at, Basis basis, String by) implements Rung {}

  /** A person answered the call. */
  record Answered(Instant at, Basis basis, String by) implements Rung {}

  /** The call was declined. */
  record Declined(Instant at, Basis basis, String by, String reason) implements Rung {}

  /** The author took it back before it was answered or entered. */
  record Withdrawn(Instant at, Basis basis) implements Rung {}

  /** The answer window closed and nobody had answered. */
  record Unanswered(Instant at, Basis basis) implements Rung {}

  /** No route to the counterpart lives. */
  record NoRoute(Instant at, Basis basis) implements Rung {}

  /** A route lives, or its far end answers, and the station cosigns nothing. */
  record StationSilent(Instant at, Basis basis) implements Rung {}

  /** The call is over. */
  record Ended(Instant at, Basis basis, String by) implements Rung {}

  /** Rang by an ephemeral signal while nothing could be entered. */
  record NotEntered(Instant at, Basis basis) implements Rung {}

  /** A later message corrects this one. */
  record Corrected(Instant at, Basis basis, String bySerial) implements Rung {}
}
