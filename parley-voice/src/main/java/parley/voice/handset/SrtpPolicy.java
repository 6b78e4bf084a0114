package parley.voice.handset;

/** Whether a handset's speech is encrypted on its way to the station (SDES, RFC 4568). */
public enum SrtpPolicy {
  /** A call without it is refused. */
  REQUIRED,
  /** Offered to the handset and accepted from it; a handset that knows none talks in clear. */
  OFFERED,
  /** Neither offered nor accepted. */
  NEVER
}
