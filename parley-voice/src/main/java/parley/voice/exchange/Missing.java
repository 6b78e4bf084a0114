package parley.voice.exchange;

/** Whose speech does not come though the call is open. */
public enum Missing {
  FROM_THEM,
  FROM_US
}
