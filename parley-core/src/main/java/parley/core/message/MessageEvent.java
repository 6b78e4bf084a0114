package parley.core.message;

import java.time.Instant;

/** What can happen to a message, as the outbox and the two logs tell it. */
public sealed interface MessageEvent {
  /** When, by the clock of whoever brought it about. */
  Instant at();

  /** It got its place in the author's log. */
  record Entered(Instant at) implements MessageEvent {}

  /** It was withdrawn while it waited. */
  record Withdrawn(Instant at) implements MessageEvent {}

  /** The receiving station cosigned a checkpoint of {@code size} that covers it. */
  record Cosigned(Instant at, long size) implements MessageEvent {}

  /** The receiving station told {@code positions} armed positions. */
  record Alerted(Instant at, int positions) implements MessageEvent {}

  /** A person at the receiving station took notice. */
  record Acknowledged(Instant at, String by) implements MessageEvent {}
}
