package parley.core.draft;

/** Where a draft stands. It moves only forward; {@link DraftRules} holds every legal move. */
public sealed interface DraftState {
  /** Something still has to be done about it. */
  sealed interface Open extends DraftState {}

  /** Kept by its author, who may send it. */
  record Kept() implements Open {}

  /** A second person has to approve it. */
  record Waiting() implements Open {}

  /**
   * A second person did; it is not sent yet.
   *
   * @param by the displayed name of whoever approved it
   */
  record Approved(String by, long atMillis) implements Open {}

  /** A second person did not; its author writes it anew or withdraws it. */
  record Refused(String by, String reason, long atMillis) implements Open {}

  /** Nothing is left to do. */
  sealed interface Over extends DraftState {}

  /** It became the message of this serial. */
  record Sent(String serial, long atMillis) implements Over {}

  /** It was taken back, or written anew. */
  record Withdrawn(String by, long atMillis) implements Over {}
}
