package parley.voice;

/** What became of a console's offer. */
public sealed interface LegAnswer {
  /**
   * The leg waits for the browser.
   *
   * @param sdp the answer that the browser needs
   * @param leg a name for the leg that no other has
   */
  record Accepted(String sdp, String leg) implements LegAnswer {}

  /** The offer cannot be answered; {@code reason} is for whoever wrote the console. */
  record Refused(String reason) implements LegAnswer {}
}
