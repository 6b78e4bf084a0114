package parley.core.route;

/** Why a connection could not be made or came to its end. */
public enum Cause {
  /** The far end answered that nobody listens: a machine is there, its station is not. */
  REFUSED,
  /** The far end broke the connection off. */
  RESET,
  /** Nothing came back in time. */
  TIMED_OUT,
  /** Somebody took the connection, and no station spoke: a machine is there, its station is not. */
  TAKEN_IN_SILENCE,
  /** No path to the far end. */
  UNREACHABLE,
  /**
   * Somebody answered, and the keys are not those pinned at pairing: they proved another one, or do
   * not accept ours.
   */
  WRONG_KEY,
  /** The far end sent what no station may send. */
  BAD_FRAME,
  /** We closed it. */
  CLOSED_BY_US,
  /** The far end closed it in order. */
  CLOSED_BY_THEM;

  /** Whether this proves that a machine at the far end answered at all. */
  public boolean farEndAnswered() {
    return switch (this) {
      case REFUSED, RESET, TAKEN_IN_SILENCE, WRONG_KEY, BAD_FRAME, CLOSED_BY_THEM -> true;
      case TIMED_OUT, UNREACHABLE, CLOSED_BY_US -> false;
    };
  }
}
