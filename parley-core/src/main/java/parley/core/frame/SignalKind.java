package parley.core.frame;

/** What an ephemeral signal says about a call that cannot be entered. */
public enum SignalKind {
  /** The caller lifts: ring, marked NOT ENTERED. */
  RING,
  /** The called station rings at some armed positions. */
  RINGING,
  /** Somebody answered. */
  ANSWERED,
  /** Somebody declined. */
  DECLINED,
  /** Either side put down, or the caller's window ended. */
  ENDED
}
