package parley.voice.handset;

import java.time.Duration;

/**
 * How much a handset, or whoever pretends to be one, may ask of the station.
 *
 * @param messagesPerSecond from one known address; a known address is a configured or registered
 *     one
 * @param strangerMessagesPerSecond from all other addresses together
 * @param callsPerHandset at once, ringing ones included; one more is answered 503
 * @param connections at once over TCP and TLS together
 * @param minRegistration the shortest registration; a shorter wish is answered 423
 * @param maxRegistration what a longer wish is cut to
 * @param nonceLife how long a challenge may be answered
 * @param refresh how often the station asks a handset in a call whether it is still there (RFC
 *     4028)
 * @param silence how long such a question, or a ring, may go without any answer
 * @param refusalTone how long the tone of a refusal sounds before the call is refused
 */
public record HandsetLimits(
    int messagesPerSecond,
    int strangerMessagesPerSecond,
    int callsPerHandset,
    int connections,
    Duration minRegistration,
    Duration maxRegistration,
    Duration nonceLife,
    Duration refresh,
    Duration silence,
    Duration refusalTone) {
  /** Returns limits that suit a watch room with some tens of handsets. */
  public static HandsetLimits usual() {
    return new HandsetLimits(
        50,
        50,
        2,
        128,
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(4));
  }
}
