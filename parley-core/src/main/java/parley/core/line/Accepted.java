package parley.core.line;

/** What became of an order. Both are ordinary; a caller must face each. */
public sealed interface Accepted {
  /** Durable here: entered, or waiting in the outbox. */
  record Durable(String serial) implements Accepted {}

  /** Not done, and nothing of it remains. */
  record Refused(Refusal why, String detail) implements Accepted {}
}
