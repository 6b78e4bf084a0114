package parley.voice.handset;

/** Why a handset that was rung is not answering. */
public enum Decline {
  /** Its officer pressed refuse. */
  REFUSED,
  /** It is in another call. */
  BUSY,
  /** It is not registered, or says nothing. */
  SILENT,
  /** It cannot speak in any way that was offered, or broke the rules. */
  UNABLE
}
