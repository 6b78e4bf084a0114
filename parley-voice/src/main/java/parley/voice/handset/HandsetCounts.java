package parley.voice.handset;

/**
 * What came in since start, for metrics.
 *
 * @param messages SIP messages that arrived whole
 * @param malformed dropped because they are no SIP
 * @param limited dropped or answered 503 because their source asked too much
 * @param refused answered with a refusal: a method, a sender or a digest that is not let in
 * @param calls in being now, ringing ones included
 */
public record HandsetCounts(long messages, long malformed, long limited, long refused, int calls) {}
