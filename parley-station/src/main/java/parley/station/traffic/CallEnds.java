package parley.station.traffic;

import parley.core.line.Ends;
import parley.core.line.Officer;
import parley.station.line.LineKeeper;

/** What the orders about calls need to know of positions and their voice. */
public interface CallEnds {
  /**
   * Returns our end of a call at a position; an empty name is a caller without one, such as a
   * command.
   *
   * @throws parley.station.answer.ProblemException if there is no such position
   */
  Ends at(String position);

  /**
   * Called before somebody at {@code position} begins to speak in a call: whatever else is talked
   * there is held first, so that nobody speaks in two calls at once.
   */
  void beforeSpeaking(Officer by, String position, LineKeeper line, String serial);

  /**
   * Refuses an order from a position that whoever gives it does not hold: nobody opens another's
   * microphone. An empty name is nobody's position.
   */
  void requireSeat(Officer by, String position);

  /** Refuses to pass a call to a position where nobody hears calls of its line. */
  void requireSomebody(LineKeeper line, String position);

  /**
   * Silences a call here though it could not be entered, or lets it speak again: an officer who
   * puts down is not heard any more, whatever the journal can take.
   */
  void cut(LineKeeper line, String serial, boolean silent);

  /** Returns the position to which a call is passed when nobody says to whom; empty if none is. */
  String supervisor();

  /**
   * Rings a desk phone to which a call is passed; the pass is entered when somebody lifts it.
   *
   * @return false if the position is no desk phone
   */
  boolean rangForPass(Officer by, String position, LineKeeper line, String serial);

  /** Returns the displayed name of whoever sits at a position; the position's name if nobody. */
  String nameAt(String position);
}
