package parley.voice.leg;

/** Where a leg stands. */
public enum LegState {
  /** It has never been up. */
  STARTING,
  /** Keys are agreed, and something verified came within the last three seconds. */
  UP,
  /** It was up, and now nothing verified comes. It comes back by itself. */
  LOST
}
