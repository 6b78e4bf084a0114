package parley.voice.exchange;

/**
 * Wants to know when an open call falls silent. Told on the thread that ticks, outside of locks.
 */
public interface AudioEar {
  /** No speech has come from there for three seconds, though the call is open. */
  void audioMissing(CallName call, Missing from);

  /** Speech comes from there again. */
  void audioBack(CallName call, Missing from);
}
