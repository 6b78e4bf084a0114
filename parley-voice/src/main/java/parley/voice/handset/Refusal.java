package parley.voice.handset;

/** Why a lifted handset reached nobody, in the words it is told. The first four are silences. */
public enum Refusal {
  NO_ROUTE(503, "No route to their station"),
  STATION_SILENT(504, "Their station is silent"),
  NOBODY_ARMED(480, "Nobody armed at their station"),
  NOT_ANSWERED(408, "Rang and not answered"),
  DECLINED(603, "Declined at their station"),
  PRE_EMPTED(486, "Pre-empted"),
  LINE_CLOSED(403, "This line takes no calls now");

  private final int status;
  private final String words;

  Refusal(int status, String words) {
    this.status = status;
    this.words = words;
  }

  /** The final status of the handset's call, RFC 3261 section 21. */
  public int status() {
    return status;
  }

  /** What the handset shows, in English and ASCII. */
  public String words() {
    return words;
  }
}
