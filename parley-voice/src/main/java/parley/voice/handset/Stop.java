package parley.voice.handset;

/** Why a handset stops ringing. */
public enum Stop {
  /** Another position answered: the handset does not count the call as missed (RFC 3326). */
  ANSWERED_ELSEWHERE,
  /** The caller gave up, or the window ended: the handset shows a missed call. */
  WITHDRAWN
}
