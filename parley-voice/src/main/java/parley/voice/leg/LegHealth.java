package parley.voice.leg;

import java.util.Optional;

/**
 * How a leg fares, as seen from this station. A line's leg has one of these for each route.
 *
 * @param name of the position, or of the line
 * @param route empty for legs to our own people
 * @param loss of what was sent to us, over the last reporting interval, 0 to 1
 * @param jitterMillis interarrival jitter of RFC 3550, 0 when nothing has come
 * @param rttMillis round trip; negative when it is not known
 * @param mos estimated mean opinion score, 1 to 4.5; 0 when nothing has come
 * @param packetsIn first copies of verified packets
 * @param duplicates verified packets that had come before, mostly over another route
 */
public record LegHealth(
    LegKind kind,
    String name,
    Optional<String> route,
    LegState state,
    double loss,
    double jitterMillis,
    double rttMillis,
    double mos,
    long packetsIn,
    long packetsOut,
    long duplicates) {}
